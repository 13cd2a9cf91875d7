import {
  InvalidParameterError,
  type ParameterValues,
  type Regularizer,
  type RegularizerPlugin,
  type WorkOptions,
} from '@spectral-bias/core';
import { criteria, gcvOf } from './diagnostics.ts';
import type { Samples } from './samples.ts';
import type { SummingSystem } from './state-space-system.ts';
import { atThreshold } from './strength.ts';
import type { Shrunk, SpectralSystem } from './system.ts';

/** What to make least when choosing a strength. */
export type Criterion = 'gcv' | 'loo';

/** One strength that was looked at. */
export interface Candidate {
  readonly threshold: number;
  readonly df: number;
  readonly score: number;
  /** Where the solver cannot afford so weak a strength: its score is Infinity then. */
  readonly refused?: true;
}

/** Thresholds of the first search: four to a decade of τ. */
export const coarseStep: number = Math.LN10 / 4;

/** Above this many places the first search takes two to a decade where it cannot be thinned. */
const many = 2e5;

/** A signal and its network, or a thinned stand-in for both. */
export interface Level {
  readonly samples: Samples;
  readonly system: SpectralSystem;
}

/** Looks at thresholds, all of them faster than one after another. */
export type Look = (thresholds: readonly number[]) => Candidate[];

/**
 * The criterion over thresholds four to a decade, from where everything is shrunk away to where the
 * fit all but interpolates: the curve behind a choice, or beside a strength that was given.
 */
export function scanStrengths(
  plugin: RegularizerPlugin,
  params: ParameterValues,
  criterion: Criterion,
  samples: Samples,
  system: SpectralSystem,
  options: WorkOptions = {},
): readonly Candidate[] {
  const look = lookAt(plugin, params, criterion, { samples, system }, options);
  return scanDown([look], [Infinity], system)
    .map(({ seen }) => seen)
    .filter(({ refused }) => !refused)
    .reverse();
}

export function lookAt(
  plugin: RegularizerPlugin,
  params: ParameterValues,
  criterion: Criterion,
  level: Level,
  options: WorkOptions,
): Look {
  const { system } = level;
  return (thresholds) => {
    const regularizers = thresholds.map((one) => atThreshold(plugin, params, one, system.s1));
    const scored = scoreEach(level, regularizers, criterion, options);
    return scored.map((one, i) => ({ threshold: thresholds[i]!, ...one }));
  };
}

/** Scores of regularizers; those that the solver refuses are refused one by one. */
export function scoreEach(
  level: Level,
  regularizers: readonly Regularizer[],
  criterion: Criterion,
  options: WorkOptions,
): Omit<Candidate, 'threshold'>[] {
  try {
    return scoresOf(level, regularizers, criterion, options);
  } catch (error) {
    if (!(error instanceof InvalidParameterError)) throw error;
    if (!error.parameter.startsWith('strength of')) throw error;
    if (regularizers.length === 1) {
      return [{ df: level.system.size, score: Number.POSITIVE_INFINITY, refused: true }];
    }
    return regularizers.flatMap((one) => scoreEach(level, [one], criterion, options));
  }
}

function scoresOf(
  { samples, system }: Level,
  regularizers: readonly Regularizer[],
  criterion: Criterion,
  { signal }: WorkOptions,
): { df: number; score: number }[] {
  const { y } = samples;
  const sums =
    criterion === 'gcv' && isSumming(system) && system.sumEach(y, regularizers, { signal });
  if (sums) {
    return sums.map(({ df, squares }) => ({
      df,
      score: gcvOf(samples, { df }, squares + samples.within),
    }));
  }
  const use = (shrunk: Shrunk) => ({
    df: shrunk.df,
    score: criteria[criterion](samples, shrunk),
  });
  return (
    system.shrinkEach?.(y, regularizers, { signal }, use) ??
    regularizers.map((regularizer) => use(system.shrink(y, regularizer, { signal })))
  );
}

function isSumming(system: SpectralSystem): system is SummingSystem {
  return 'sumEach' in system;
}

/** One threshold of a scan. */
export interface Scanned {
  /** log τ. */
  readonly at: number;
  readonly seen: Candidate;
  /** Which of the looks it is by. */
  readonly by: number;
}

/**
 * Looks at thresholds from where everything is shrunk away to where the fit all but interpolates;
 * by the first look while df stays below its limit, then by the next.
 *
 * @param bold the share of the degrees of freedom up to which it looks at four at once, which may leap
 *   over the end
 */
export function scanDown(
  looks: readonly Look[],
  limits: readonly number[],
  system: SpectralSystem,
  bold = 0.25,
): Scanned[] {
  const scanned: Scanned[] = [];
  const top = Math.log(system.s1) + 4 * coarseStep;
  const share = (df: number) => (df - system.nullity) / (system.size - system.nullity);
  let reached = 0;
  for (let at = top, by = 0, step = coarseStep; at > top - 95 && reached <= 0.999; ) {
    const ahead = reached < bold ? 4 : reached < 0.5 ? 2 : 1;
    const places = Array.from({ length: ahead }, (_, k) => at - k * step);
    const seen = looks[by]!(places.map(Math.exp));
    const { df } = seen[seen.length - 1]!;
    if (df > limits[by]!) {
      by++;
      step = system.size > many ? 2 * coarseStep : coarseStep;
      continue;
    }
    seen.forEach((one, i) => {
      scanned.push({ at: places[i]!, seen: one, by });
    });
    reached = share(df);
    at -= places.length * step;
  }
  return scanned;
}
