import { dirname, resolve } from 'node:path';
import { CONTRACT, type ParameterValues } from '@spectral-bias/core';
import { isRecord } from './config.ts';
import { didYouMean } from './did-you-mean.ts';
import { sourceName } from './evaluation-points.ts';
import { InputError, messageOf, UsageError } from './exit-code.ts';
import type { Io } from './io.ts';
import type { PluginSource } from './load-plugins.ts';

/** An experiment with its parameters, as a file holds it. */
export interface ExperimentFile {
  /** As messages name it. */
  readonly source: string;
  readonly experiment: string;
  readonly params: ParameterValues;
  readonly seed: number | undefined;
  readonly plugins: readonly PluginSource[];
}

/** What describes an experiment, and what may stand beside it. A result has yet more. */
const read = ['experiment', 'params', 'seed', 'contract', 'plugins'];
const passedOver = ['$schema', 'version', 'command', 'warnings'];

/** True for what names a file rather than an experiment, whose names have letters, digits, hyphens. */
export function isExperimentFile(text: string): boolean {
  return text === '-' || /[^a-z0-9-]/.test(text);
}

/**
 * An experiment file: `{ "experiment": …, "params": {…}, "seed": … }`, which every `result.json` is
 * as well.
 *
 * @throws InputError for a file that cannot be read or is no JSON
 * @throws UsageError for a key or value that has no place in it, by name
 */
export function readExperimentFile(path: string, io: Io): ExperimentFile {
  const source = sourceName(path);
  const value = parsed(path, source, io);
  const { experiment, params = {}, seed, contract = CONTRACT, plugins = [] } = value;
  const known = [...read, ...passedOver];
  const isResult = typeof value.command === 'string';
  const unknown = Object.keys(value).find((key) => !isResult && !known.includes(key));
  if (unknown !== undefined) {
    throw new UsageError(
      `${source}: ${JSON.stringify(unknown)} has no place in an experiment file${didYouMean(unknown, known)}`,
    );
  }
  const check = (key: string, right: boolean, expected: string) => {
    if (right) return;
    const found = value[key] === undefined ? 'missing' : JSON.stringify(value[key]).slice(0, 60);
    throw new UsageError(`${source}: ${key} is ${found}; expected ${expected}`);
  };
  check('experiment', typeof experiment === 'string', 'the name of an experiment');
  check('params', isRecord(params), 'an object with parameters by name');
  check('seed', seed === undefined || isSeed(seed), 'an integer from 0 to 4294967295');
  check('contract', contract === CONTRACT, `${CONTRACT}, the contract of this version`);
  check('plugins', isListOfText(plugins), 'a list of paths or packages');
  const folder = path === '-' ? io.cwd : dirname(resolve(io.cwd, path));
  return {
    source,
    experiment: experiment as string,
    params: params as ParameterValues,
    seed: seed as number | undefined,
    plugins: (plugins as string[]).map((plugin) => ({ source: plugin, folder })),
  };
}

function parsed(path: string, source: string, io: Io): Record<string, unknown> {
  const text = new TextDecoder().decode(io.read(path));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const problem = `${source} is no experiment file: ${messageOf(error)}`;
    throw new InputError(problem, { cause: error });
  }
  if (!isRecord(value)) throw new InputError(`${source} is no experiment file: it holds no object`);
  return value;
}

function isSeed(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) < 2 ** 32;
}

function isListOfText(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
