import {
  type Advance,
  type Engine,
  type LossRecord,
  type StepMethod,
  type TrainingOptions,
  type TrainingRun,
  type TrainingState,
  train,
  type UpdateRule,
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

/** Trains from `start` to the end, telling `keeper` of every stretch and every snapshot. */
export function trainKept(
  task: SimulationTask,
  start: TrainingState,
  learningRate: number | undefined,
  keeper: SimulationKeeper,
  work: WorkOptions,
): Promise<TrainingOutcome> {
  return task.values.method === 'gradient-flow'
    ? alongFlow(task, start, keeper, work)
    : bySteps(task, start, learningRate, keeper, work);
}

async function alongFlow(
  task: SimulationTask,
  start: TrainingState,
  keeper: SimulationKeeper,
  { progress, signal }: WorkOptions,
): Promise<TrainingOutcome> {
  const { values, end, record } = task;
  const moments = someHalts(flowHalts(0, end), values.snapshots);
  const options = { ...trainingOptions(task), method: { kind: 'gradient-flow' }, signal } as const;
  let run = await train({ ...options, start, until: start.time });
  if (start.time === 0) record({ step: 0, time: 0, loss: run.loss });
  for (const until of flowHalts(start.time, end)) {
    if (run.ended === 'converged') break;
    const { state, loss } = run;
    const told = (share: number) => {
      const time = state.time + share * (until - state.time);
      progress?.(time / end, `time ${time.toPrecision(3)}, loss ${loss.toPrecision(3)}`);
    };
    run = await train({ ...options, start: state, until, progress: told });
    run.losses.forEach(record);
    keeper.sound(run.state);
    if (moments.includes(until) && run.state.time === until) await keeper.snapshot(run.state);
    await keeper.reached(run.state);
  }
  return run;
}

/** Growth of the loss over that of the start, up to which a state is one to go back to. */
const mostGrowth = 2;

async function bySteps(
  task: SimulationTask,
  start: TrainingState,
  learningRate: number | undefined,
  keeper: SimulationKeeper,
  { progress, signal }: WorkOptions,
): Promise<TrainingOutcome> {
  const { values, end, record, seed, startLoss } = task;
  const moments = someSteps(end, values.snapshots).filter((step) => step > start.step);
  const seen = async (before: TrainingState, { state, losses }: Advance, rule: UpdateRule) => {
    if (losses[0]! <= mostGrowth * startLoss) keeper.sound(before);
    if (!losses.every(Number.isFinite)) return;
    losses.forEach((loss, k) => {
      record({ step: before.step + k, time: before.time + k * rule.learningRate, loss });
    });
    if (moments.includes(state.step)) await keeper.snapshot(state);
    await keeper.reached(state, rule.learningRate);
  };
  return train({
    ...trainingOptions(task),
    signal,
    progress: (share, stage) => progress?.((start.step + share * (end - start.step)) / end, stage),
    engine: watched(task.engine, seen),
    start,
    method: stepMethod(values, seed, learningRate),
    until: end,
    snapshots: moments,
  });
}

function stepMethod(
  { method, momentum, batch }: SimulateParameters,
  seed: number,
  learningRate: number | undefined,
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

/** The engine, whose every advance is seen. */
function watched(
  engine: Engine,
  seen: (before: TrainingState, advanced: Advance, rule: UpdateRule) => Promise<void>,
): Engine {
  return {
    ...engine,
    async create(task) {
      const trainer = await engine.create(task);
      return {
        gradient: (network) => trainer.gradient(network),
        dispose: () => trainer.dispose(),
        async advance(state, rule, steps) {
          const advanced = await trainer.advance(state, rule, steps);
          await seen(state, advanced, rule);
          return advanced;
        },
      };
    },
  };
}
