import {
  createNativeEngine,
  decodeTrainingState,
  type EngineTask,
  encodeTrainingState,
  initialTrainingState,
  type LossRecord,
  largestCurvature,
  type Momentum,
  type NetworkState,
  type TrainingData,
  type TrainingState,
  train,
} from '@spectral-bias/adaptive-regime';
import { type Activation, isSpectralBiasError, type RunContext } from '@spectral-bias/core';
import type { MnistMoment } from './mnist-measures.ts';

/** How a network is trained. */
export interface MnistPlan {
  readonly data: TrainingData;
  readonly activation: Activation;
  readonly engine: string;
  readonly steps: number;
  readonly method: Pick<Momentum, 'momentum' | 'batch' | 'seed'>;
  /** Steps after which the network is measured, ascending, the last one included. */
  readonly moments: readonly number[];
  measure(step: number, network: NetworkState): MnistMoment;
}

/** What a network did in training. */
export interface MnistHistory {
  readonly learningRate: number;
  /** ½Σe²/N before each step, on the samples that it saw. */
  readonly losses: readonly number[];
  readonly measured: readonly MnistMoment[];
}

/** A network and its training so far. */
interface Kept {
  readonly state: TrainingState;
  readonly history: MnistHistory;
}

/** A save is due after as many steps or milliseconds, whichever comes first. */
const saveEvery = { steps: 100, milliseconds: 10_000 };

/**
 * Trains a network and measures it on the way. What `context.store` holds by this name is gone on
 * from, bit for bit; it is saved there now and then, at the end, and before an abort is passed on.
 *
 * @throws AbortedError
 * @throws NumericalError where training diverges
 */
export async function trainAndMeasure(
  name: string,
  start: NetworkState,
  plan: MnistPlan,
  context: RunContext,
): Promise<Kept> {
  const begun = (await load(name, context)) ?? (await begin(start, plan));
  const { data, activation, method, moments, steps } = plan;
  const from = begun.state.step;
  if (from >= steps) return begun;
  const keeper = keeperOf(name, begun, plan, context);
  const { progress, signal } = context;
  try {
    await train({
      data,
      activation,
      start: begun.state,
      method: { kind: 'momentum', ...method, learningRate: begun.history.learningRate },
      until: steps,
      loss: 'mean',
      engine: plan.engine,
      keep: keeper.seen,
      snapshots: moments.filter((step) => step > from),
      signal,
      progress: (share, stage) =>
        progress?.((from + share * (steps - from)) / steps, `${name}: ${stage}`),
    });
  } catch (error) {
    if (isSpectralBiasError(error) && error.tag === 'aborted') await keeper.save();
    throw error;
  }
  return keeper.kept();
}

/** Follows a training that began from `kept`, measures its moments and saves it when that is due. */
function keeperOf(name: string, kept: Kept, plan: MnistPlan, { store }: RunContext) {
  let last = kept;
  let saved = { step: kept.state.step, at: Date.now() };
  const save = async () => {
    saved = { step: last.state.step, at: Date.now() };
    await store?.save(name, encodeTrainingState(last.state, last.history));
  };
  const seen = async (state: TrainingState, records: readonly LossRecord[]) => {
    const { history } = last;
    const losses = [...history.losses, ...records.map(({ loss }) => loss)];
    const measured = plan.moments.includes(state.step)
      ? [...history.measured, plan.measure(state.step, state.network)]
      : history.measured;
    last = { state, history: { ...history, losses, measured } };
    const due =
      state.step - saved.step >= saveEvery.steps ||
      Date.now() - saved.at >= saveEvery.milliseconds ||
      state.step === plan.steps;
    if (due) await save();
  };
  return { seen, save, kept: () => last };
}

async function load(name: string, { store }: RunContext): Promise<Kept | undefined> {
  const bytes = await store?.load(name);
  if (!bytes) return undefined;
  const { state, notes } = decodeTrainingState(bytes);
  return { state, history: notes as MnistHistory };
}

async function begin(start: NetworkState, plan: MnistPlan): Promise<Kept> {
  const learningRate = 1 / (await curvatureOf(start, plan));
  const history = { learningRate, losses: [], measured: [plan.measure(0, start)] };
  return { state: initialTrainingState(start), history };
}

/** Samples that the largest curvature is estimated on: it changes little with more of them. */
const curvatureSamples = 64;

async function curvatureOf(start: NetworkState, plan: MnistPlan): Promise<number> {
  const { dimension, outputs, x, y, count } = plan.data;
  const few = Math.min(count, curvatureSamples);
  const task: EngineTask = {
    activation: plan.activation,
    data: {
      dimension,
      outputs,
      count: few,
      x: x.slice(0, few * dimension),
      y: y.slice(0, few * outputs),
    },
    shape: start,
    loss: 'mean',
    trained: { inner: true, biases: true, outer: true },
  };
  const trainer = await createNativeEngine().create(task);
  try {
    return await largestCurvature(trainer, 'float64', start);
  } finally {
    trainer.dispose();
  }
}
