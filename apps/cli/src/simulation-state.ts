import { InvalidParameterError, type ParameterValues } from '@spectral-bias/core';
import { decodeSimulation, type KeptSimulation } from '@spectral-bias/experiments';
import { sourceName } from './evaluation-points.ts';
import { InputError, UsageError } from './exit-code.ts';
import type { Io } from './io.ts';

/** What may change when a simulation goes on; the rest made its state what it is. */
const changeable = [
  'learningRate',
  'momentum',
  'batch',
  'steps',
  'until',
  'engine',
  'stop',
  'snapshots',
];

/** The state that `simulate --state` wrote. @throws InputError for a file that is none */
export function readSimulation(file: string, io: Io): KeptSimulation {
  try {
    return decodeSimulation(io.read(file));
  } catch (error) {
    if (!(error instanceof InvalidParameterError)) throw error;
    const problem = `${sourceName(file)} holds no state to resume: ${error.message}`;
    throw new InputError(problem, { cause: error });
  }
}

/**
 * The parameters to go on with: those of the state, with what may change as given.
 *
 * @throws UsageError for what is given and differs from what made the state
 */
export function resumedParameters(
  from: KeptSimulation,
  given: ParameterValues & { readonly seed?: number | undefined },
  file: string,
): ParameterValues {
  const made: ParameterValues = { ...from.params, seed: from.seed };
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || changeable.includes(name)) continue;
    const [here, there] = [textOf(value), textOf(made[name])];
    if (here === there) continue;
    const differs = /^[xy]$/.test(name)
      ? 'the samples are others than'
      : `${name} is ${here}, but ${there}`;
    throw new UsageError(`${differs} in ${file}, which goes on as it began`);
  }
  const changed = Object.entries(given).filter(([name]) => changeable.includes(name));
  return { ...from.params, ...Object.fromEntries(changed) };
}

function textOf(value: unknown): string {
  return JSON.stringify(ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : value);
}
