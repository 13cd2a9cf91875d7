import { checkpoint, NumericalError } from '@spectral-bias/core';
import { breathe } from './breathe.ts';
import type { Advance, Engine, EngineTask, Trainer } from './engine.ts';
import { flatten } from './flat-network.ts';
import { largestCurvature } from './largest-curvature.ts';
import type { NetworkState } from './network-state.ts';
import { halts, hasConverged } from './stopping.ts';
import { clockAfter } from './training-clock.ts';
import type { LossRecord, TrainingOptions, TrainingRun } from './training-options.ts';
import type { TrainingState } from './training-state.ts';
import { remembered, type StepMethod, type UpdateRule, updateRule } from './update-rule.ts';

/** Multiplications between two looks at progress, the stopping rule and an abort. */
const workAtOnce = 2e8;

/** Growth of the loss, over what it is at the start or for f = 0, that counts as divergence. */
const blowUp = 1e6;

/** Growth of the loss over that of the start up to which a state is good to go back to. */
const goodGrowth = 2;

/** Trains step by step; see `train`. */
export async function trainBySteps(
  options: TrainingOptions,
  method: StepMethod,
  task: EngineTask,
  engine: Engine,
  start: TrainingState,
): Promise<TrainingRun> {
  const trainer = await engine.create(task);
  try {
    const first = await trainer.gradient(start.network);
    const curvature = () => largestCurvature(trainer, engine.precision, start.network);
    const rate =
      method.learningRate ?? rateOf(start, method) ?? (await defaultRate(method, curvature));
    const rule = updateRule(method, rate, task.data.count);
    const good = goodGrowth * first.loss;
    const limit = blowUp * Math.max(first.loss, lossOfZero(task));
    const diverged = (lastGood: TrainingState, step: number) =>
      divergence(rule, curvature, lastGood, step);
    return await takeSteps(options, { task, trainer, rule, good, limit, diverged }, start);
  } finally {
    trainer.dispose();
  }
}

interface Work {
  readonly task: EngineTask;
  readonly trainer: Trainer;
  readonly rule: UpdateRule;
  /** Up to this loss a state is one to go back to. */
  readonly good: number;
  /** Above this the loss has diverged. */
  readonly limit: number;
  readonly diverged: (lastGood: TrainingState, step: number) => Promise<NumericalError>;
}

async function takeSteps(
  options: TrainingOptions,
  { task, trainer, rule, good, limit, diverged }: Work,
  start: TrainingState,
): Promise<TrainingRun> {
  const { until, snapshots: wanted = [], stop } = options;
  const interval = stepsAtOnce(task, rule);
  const snapshots: TrainingState[] = [];
  const losses: LossRecord[] = [];
  let state = start;
  let lastGood = start;
  let converged = false;
  for (const halt of halts(wanted, start.step, until)) {
    while (!converged && state.step < halt) {
      const steps = Math.min(halt, (Math.floor(state.step / interval) + 1) * interval) - state.step;
      const advanced = await trainer.advance(state, rule, steps);
      const bad = advanced.losses.findIndex((loss) => !(loss <= limit));
      if (advanced.losses[0]! <= good) lastGood = state;
      if (bad >= 0) throw await diverged(lastGood, state.step + bad);
      const stretch = recordsOf(state, rule, advanced);
      losses.push(...stretch);
      state = advanced.state;
      const looks = state.step % interval === 0 && rule.batch === task.data.count;
      const loss = advanced.losses.at(-1)!;
      converged = looks && hasConverged(stop, loss, advanced.gradientNorm);
      await options.keep?.(state, stretch);
      if (converged) break; // an abort here would lose that it has
      const share = (state.step - start.step) / (until - start.step);
      checkpoint(options, share, `step ${state.step}, loss ${loss.toPrecision(3)}`);
      await breathe();
    }
    if (converged && state.step < halt) break;
    if (wanted.includes(halt)) snapshots.push(state);
  }
  const last = await trainer.gradient(state.network);
  if (!(last.loss <= limit)) throw await diverged(lastGood, state.step);
  return {
    state,
    loss: last.loss,
    gradientNorm: size(last.gradient),
    ended: converged ? 'converged' : 'until',
    snapshots,
    losses,
    learningRate: rule.learningRate,
  };
}

/** The loss before each step from `state` on. */
function recordsOf(state: TrainingState, { learningRate }: UpdateRule, { losses }: Advance) {
  return Array.from(losses, (loss, k): LossRecord => {
    const { step, time } = clockAfter(state, learningRate, k);
    return { step, time, loss };
  });
}

/** Depends on the task alone, so that a run converges at the same step however it is cut. */
function stepsAtOnce({ data, shape }: EngineTask, { batch }: UpdateRule): number {
  const work = Math.min(batch, data.count) * shape.width * (shape.dimension + shape.outputs + 4);
  return Math.min(1000, Math.max(1, Math.floor(workAtOnce / work)));
}

/** The learning rate in use at a state of this method. */
function rateOf({ pace, memory }: TrainingState, { kind }: StepMethod): number | undefined {
  return memory.length === remembered[kind] ? pace?.rate : undefined;
}

async function defaultRate(method: StepMethod, curvature: () => Promise<number>): Promise<number> {
  if (method.kind === 'adam') return 1e-3;
  const largest = await curvature();
  return largest > 0 ? 1 / largest : 1;
}

async function divergence(
  rule: UpdateRule,
  curvature: () => Promise<number>,
  lastGood: TrainingState,
  step: number,
): Promise<NumericalError> {
  const what = `${rule.kind} diverged at step ${step} with learning rate ${rule.learningRate}`;
  if (rule.kind === 'adam') {
    return new NumericalError(`${what}; try ${rule.learningRate / 10}`, lastGood);
  }
  const bound = (2 * (1 + (rule.kind === 'momentum' ? rule.momentum : 0))) / (await curvature());
  const advice =
    bound < rule.learningRate
      ? `at the start it is stable below ${bound.toPrecision(3)}; try ${(bound / 2).toPrecision(3)}`
      : `the loss grows steeper on the way; try ${(rule.learningRate / 10).toPrecision(3)}`;
  return new NumericalError(`${what}; ${advice}`, lastGood);
}

/** The loss of f = 0. */
function lossOfZero({ data, loss }: EngineTask): number {
  const sum = data.y.reduce((total, value) => total + value * value, 0) / 2;
  return loss === 'mean' ? sum / data.count : sum;
}

function size(gradient: NetworkState): number {
  return Math.sqrt(flatten(gradient).reduce((sum, value) => sum + value * value, 0));
}
