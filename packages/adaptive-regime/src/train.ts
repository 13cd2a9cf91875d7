import { InvalidParameterError } from '@spectral-bias/core';
import type { Engine, EngineTask } from './engine.ts';
import { loadEngine } from './engines.ts';
import { checkData, checkState, type NetworkState, type TrainingData } from './network-state.ts';
import { trainByFlow } from './train-by-flow.ts';
import { trainBySteps } from './train-by-steps.ts';
import type { TrainingOptions, TrainingRun } from './training-options.ts';
import { initialTrainingState, type TrainingState } from './training-state.ts';

/**
 * Trains a shallow network: by gradient descent, with momentum, by Adam, each on all samples or on
 * batches, or along the gradient flow. The same options give the same result bit for bit, also where
 * a run is cut at a snapshot and resumed from it.
 *
 * @throws InvalidParameterError for options that cannot be used
 * @throws NumericalError where training diverges, with the learning rate that would be right, and as
 * `lastGood` the last `TrainingState` seen whose loss was at most twice that of the start; or where a
 * flow comes to a halt, with the state there
 * @throws AbortedError
 */
export async function train(options: TrainingOptions): Promise<TrainingRun> {
  const start = 'network' in options.start ? options.start : initialTrainingState(options.start);
  checkStart(start, options.data);
  const { method, until, snapshots = [] } = options;
  const at = method.kind === 'gradient-flow' ? start.time : start.step;
  checkMoment('until', until, at, method.kind);
  for (const moment of snapshots) checkMoment('snapshots', moment, at, method.kind);
  const task = engineTask(options, start.network);
  const engine = await engineOf(options.engine);
  if (method.kind !== 'gradient-flow') return trainBySteps(options, method, task, engine, start);
  if (engine.name !== 'native') {
    const expected = 'native, which has the double precision that gradient flow needs';
    throw new InvalidParameterError('engine', engine.name, expected);
  }
  return trainByFlow(options, method, task, start);
}

function engineTask(options: TrainingOptions, shape: NetworkState): EngineTask {
  const { data, activation, loss = 'half-sum', trained } = options;
  const all = { inner: true, biases: true, outer: true, ...trained };
  if (!all.inner && !all.biases && !all.outer) {
    throw new InvalidParameterError('trained', all, 'inner, biases or outer to be true');
  }
  return { data, activation, shape, loss, trained: all };
}

async function engineOf(given: string | Engine = 'native'): Promise<Engine> {
  const engine = typeof given === 'string' ? await loadEngine(given) : given;
  if (await engine.isAvailable()) return engine;
  throw new InvalidParameterError('engine', engine.name, 'one that this machine can run');
}

function checkStart({ network }: TrainingState, data: TrainingData): void {
  checkState(network);
  checkData(data);
  for (const size of ['dimension', 'outputs'] as const) {
    if (network[size] !== data[size]) {
      const expected = `${data[size]}, as of the data`;
      throw new InvalidParameterError(`start.${size}`, network[size], expected);
    }
  }
}

function checkMoment(name: string, moment: number, from: number, kind: string): void {
  const byTime = kind === 'gradient-flow';
  if (moment >= from && (byTime ? Number.isFinite(moment) : Number.isInteger(moment))) return;
  const unit = byTime ? 'a time' : 'a whole number of steps';
  throw new InvalidParameterError(name, moment, `${unit}, ${from} or more`);
}
