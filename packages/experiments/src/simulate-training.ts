import {
  type Engine,
  type LossRecord,
  type StepMethod,
  type TrainingOptions,
  type TrainingRun,
  type TrainingState,
  train,
} from '@spectral-bias/adaptive-regime';
import type { WorkOptions } from '@spectral-bias/core';
import type { SimulationKeeper } from './simulate-kept.ts';
import { flowHalts, someHalts, someSteps } from './simulate-moments.ts';
import type { SimulateParameters } from './simulate-parameters.ts';

/** A simulation to be trained. */
export interface SimulationTask
  extends Required<Pick<TrainingOptions, 'data' | 'activation' | 'loss' | 'trained' | 'stop'>> {
  readonly engine: Engine;
  readonly values: SimulateParameters;
  readonly seed: number;
  /** Of the network at its start. */
  readonly startLoss: number;
  /** The step or time to go to. */
  readonly end: number;
  /** Takes every record of the loss. */
  readonly record: (record: LossRecord) => void;
}

/** What training came to. */
export type TrainingOutcome = Pick<
  TrainingRun,
  'state' | 'loss' | 'gradientNorm' | 'ended' | 'learningRate'
>;

/** Trains from `start` to the end, telling `keeper` how far it is and of every snapshot. */
export function trainKept(
  task: SimulationTask,
  start: TrainingState,
  keeper: SimulationKeeper,
  work: WorkOptions,
): Promise<TrainingOutcome> {
  return task.values.method === 'gradient-flow'
    ? alongFlow(task, start, keeper, work)
    : bySteps(task, start, keeper, work);
}

async function alongFlow(
  task: SimulationTask,
  start: TrainingState,
  keeper: SimulationKeeper,
  { progress, signal }: WorkOptions,
): Promise<TrainingOutcome> {
  const { values, end, startLoss, record } = task;
  const moments = someHalts(flowHalts(0, end), values.snapshots);
  if (start.time === 0) record({ step: 0, time: 0, loss: startLoss });
  const leg = (from: TrainingState, until: number) =>
    train({
      ...trainingOptions(task),
      signal,
      progress: (share, stage) =>
        progress?.((from.time + share * (until - from.time)) / end, stage),
      keep: following(task, keeper, ({ time }) => moments.includes(time)),
      start: from,
      method: { kind: 'gradient-flow' },
      until,
    });
  let run = await leg(start, start.time);
  for (const until of flowHalts(start.time, end)) {
    if (run.ended === 'converged') break;
    run = await leg(run.state, until);
  }
  return run;
}

async function bySteps(
  task: SimulationTask,
  start: TrainingState,
  keeper: SimulationKeeper,
  { progress, signal }: WorkOptions,
): Promise<TrainingOutcome> {
  const { values, end, seed } = task;
  const moments = someSteps(end, values.snapshots).filter((step) => step > start.step);
  return train({
    ...trainingOptions(task),
    signal,
    progress: (share, stage) => progress?.((start.step + share * (end - start.step)) / end, stage),
    keep: following(task, keeper, ({ step }) => moments.includes(step)),
    start,
    method: stepMethod(values, seed),
    until: end,
    snapshots: moments,
  });
}

/** Records losses, and tells `keeper` of states, of those at a moment as snapshots. */
function following(
  { record }: SimulationTask,
  keeper: SimulationKeeper,
  isMoment: (state: TrainingState) => boolean,
): NonNullable<TrainingOptions['keep']> {
  return async (state, losses) => {
    losses.forEach(record);
    if (isMoment(state)) await keeper.snapshot(state);
    await keeper.reached(state);
  };
}

function stepMethod(
  { method, momentum, batch, learningRate }: SimulateParameters,
  seed: number,
): StepMethod {
  const steps = {
    seed,
    ...(learningRate !== undefined && { learningRate }),
    ...(batch !== undefined && { batch }),
  };
  return method === 'momentum'
    ? { kind: method, momentum, ...steps }
    : { kind: method as 'gradient-descent' | 'adam', ...steps };
}

function trainingOptions(task: SimulationTask) {
  const { data, activation, loss, trained, stop, engine } = task;
  return { data, activation, loss, trained, stop, engine };
}
