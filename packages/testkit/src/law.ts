import {
  formatPluginSpec,
  type ParameterSchema,
  type ParameterValues,
  type Registry,
} from '@spectral-bias/core';
import fc from 'fast-check';
import { parameterValues } from './parameter-values.ts';

/** What a law said about a plug-in. */
export interface LawReport {
  /** The law, as a sentence that holds where `passed` is true. */
  readonly law: string;
  readonly passed: boolean;
  /** Where it failed: parameter values and numbers, shrunk to a simple case. */
  readonly counterexample?: string;
  /** Why the law had nothing to judge; `passed` is then true. */
  readonly skipped?: string;
}

/** How hard the laws try. */
export interface CheckOptions {
  /** Seed of the random cases, an integer; the same seed gives the same cases. Default 1. */
  readonly seed?: number;
  /** Random cases per law; expensive laws take a quarter. Default 100. */
  readonly runs?: number;
  /** What an experiment may look up; empty if left out. */
  readonly registry?: Registry;
  /** Parameter values that an experiment is run with; the defaults where left out. */
  readonly params?: ParameterValues;
}

/** A law and the plug-in that it is put to: a test of its own where a test runner lists them. */
export interface PluginLaw {
  readonly law: string;
  /** Judges the plug-in; experiments take their time, the other kinds answer at once. */
  judge(options?: CheckOptions): LawReport | Promise<LawReport>;
}

/** The part of a plug-in that laws need: anything that makes subjects from parameter values. */
export interface Maker<Subject> {
  readonly name: string;
  readonly params: ParameterSchema;
  create(values?: ParameterValues): Subject;
}

/** One random case put to a law. */
interface Trial<Subject, Sample> {
  readonly subject: Subject;
  readonly sample: Sample;
  readonly plugin: Maker<Subject>;
  /** The parameter values that `subject` was created from. */
  readonly values: ParameterValues;
}

/** What the author of a law writes. */
export interface LawDefinition<Subject, Sample> {
  readonly law: string;
  readonly sample: fc.Arbitrary<Sample>;
  /** Takes a quarter of the runs. */
  readonly expensive?: boolean;
  /** Why the law does not apply to this subject, if it does not. */
  missing?(subject: Subject): string | undefined;
  /** What is wrong, with the numbers, if something is. */
  broken(trial: Trial<Subject, Sample>): string | undefined;
}

/** A law, ready to judge plug-ins. */
export interface Law<Subject> {
  readonly law: string;
  judge(plugin: Maker<Subject>, options: CheckOptions): LawReport;
}

/** Trials spent on making a counterexample simpler. */
const MOST_SHRINKS = 500;

/** Thrown by a law where a trial is not one it can judge. */
export class NotJudged extends Error {}

/** Makes a law: it draws parameter values and samples, and shrinks what breaks it. */
export function defineLaw<Subject, Sample>(
  definition: LawDefinition<Subject, Sample>,
): Law<Subject> {
  const { law } = definition;
  const judgePlugin = (plugin: Maker<Subject>, { seed = 1, runs = 100 }: CheckOptions) => {
    const numRuns = Math.ceil(definition.expensive ? runs / 4 : runs);
    let trials = 0;
    let judged = 0;
    let reason = 'no case could be judged';
    const property = fc.property(
      parameterValues(plugin.params),
      definition.sample,
      (values, sample) => {
        if (++trials > numRuns + MOST_SHRINKS) return;
        try {
          const subject = createOrSkip(plugin, values);
          const missing = definition.missing?.(subject);
          if (missing !== undefined) throw new NotJudged(missing);
          const complaint = judge(definition, { subject, sample, plugin, values });
          judged++;
          if (complaint !== undefined) throw new Error(complaint);
        } catch (error) {
          if (!(error instanceof NotJudged)) throw located(plugin.name, values, error);
          reason = error.message;
        }
      },
    );
    const { failed, errorInstance } = fc.check(property, { seed, numRuns });
    if (failed) return { law, passed: false, counterexample: (errorInstance as Error).message };
    return judged > 0 ? { law, passed: true } : { law, passed: true, skipped: reason };
  };
  return { law, judge: judgePlugin };
}

/** The law that `create` accepts every parameter value its schema allows. */
export function createLaw<Subject>(): Law<Subject> {
  const law = 'create accepts every parameter value that the schema allows';
  const judgePlugin = (plugin: Maker<Subject>, { seed = 1, runs = 100 }: CheckOptions) => {
    const property = fc.property(parameterValues(plugin.params), (values) => {
      try {
        plugin.create(values);
      } catch (error) {
        throw located(plugin.name, values, new Error(`create threw ${String(error)}`));
      }
    });
    const { failed, errorInstance } = fc.check(property, { seed, numRuns: runs });
    if (!failed) return { law, passed: true };
    return { law, passed: false, counterexample: (errorInstance as Error).message };
  };
  return { law, judge: judgePlugin };
}

function createOrSkip<Subject>(plugin: Maker<Subject>, values: ParameterValues): Subject {
  try {
    return plugin.create(values);
  } catch {
    throw new NotJudged('create throws');
  }
}

function judge<Subject, Sample>(
  definition: LawDefinition<Subject, Sample>,
  trial: Trial<Subject, Sample>,
): string | undefined {
  try {
    return definition.broken(trial);
  } catch (error) {
    if (error instanceof NotJudged) throw error;
    return `threw ${String(error)}`;
  }
}

/** An error that begins with the plug-in and the parameter values that it befell. */
export function located(name: string, values: ParameterValues, error: unknown): Error {
  return new Error(`${formatPluginSpec(name, values)}: ${(error as Error).message}`);
}
