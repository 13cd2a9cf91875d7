import {
  type Cluster,
  initialTrainingState,
  loadEngine,
  type NetworkState,
  type TrainingData,
  type TrainingState,
  train,
} from '@spectral-bias/adaptive-regime';
import {
  defineExperiment,
  type ExperimentPlugin,
  InvalidParameterError,
  isSpectralBiasError,
  type NumericalError,
  type RunContext,
  type Table,
} from '@spectral-bias/core';
import {
  type LearntCurves,
  learntCurves,
  type NeuronFacts,
  neuronFacts,
  type RegimeRow,
  regimeRows,
  reluScale,
} from './simulate-analysis.ts';
import { simulateFigures } from './simulate-figures.ts';
import {
  type KeptSimulation,
  loadSimulation,
  type SimulationKeeper,
  type SimulationMoment,
  simulationKeeper,
} from './simulate-kept.ts';
import { append, copyOf, type LossCurve, lossRecorder } from './simulate-loss-curve.ts';
import {
  endOf,
  initialNetwork,
  type SimulateParameters,
  samplesOf,
  simulateParameters,
} from './simulate-parameters.ts';
import { type SimulationTask, type TrainingOutcome, trainKept } from './simulate-training.ts';

/** What came of a simulation. */
export interface SimulateResult {
  readonly data: TrainingData;
  readonly activation: string;
  /** h with φ(cz) = c^h φ(z); null where φ has none. */
  readonly homogeneity: number | null;
  /** s where φ(z) = (sz)₊; null where φ is not ReLU. */
  readonly reluScale: number | null;
  readonly method: SimulateParameters['method'];
  readonly engine: string;
  readonly steps: number;
  readonly time: number;
  /** Over all samples, at the end. */
  readonly loss: number;
  readonly gradientNorm: number;
  /** Null for gradient flow. */
  readonly learningRate: number | null;
  /** What ended it: its time was over, or the gradient was as small as `stop`. */
  readonly stopped: 'until' | 'converged';
  readonly losses: LossCurve;
  readonly snapshots: readonly SimulationMoment[];
  /** The function at the snapshots; null unless it is of one variable. */
  readonly learnt: LearntCurves | null;
  /** Pinning and nearness at the snapshots. */
  readonly regime: readonly RegimeRow[];
  /** At the end. */
  readonly neurons: NeuronFacts;
  /** At the end, the heaviest first; null for a network too wide to look for them. */
  readonly clusters: readonly Cluster[] | null;
  readonly warnings: readonly string[];
}

/**
 * Trains a shallow network and tells what its breakplanes did: the adaptive regime as a simulator
 * (Sahs et al. 2025, section 7; theory section 7). The three datapoints of its default are ours.
 */
export const simulateExperiment: ExperimentPlugin<SimulateResult> = defineExperiment({
  name: 'simulate',
  title: 'Simulation',
  summary: 'Where do the breakplanes of a network go when it is trained?',
  params: simulateParameters,
  run: (values, context) => simulate(values, context),
  figures: simulateFigures,
  table: ({ data, neurons }) => neuronTable(data.dimension, neurons),
});

/**
 * The experiment, which may go on from where another one ended or was interrupted. With a store in its
 * context it saves how far it is every ten seconds, at the end, and where it is aborted or diverges.
 *
 * @throws InvalidParameterError, NumericalError, AbortedError as `train` does
 */
export async function simulate(
  values: SimulateParameters,
  context: RunContext,
  from?: KeptSimulation,
): Promise<SimulateResult> {
  const setting = await settingOf(values, context, from?.seed ?? context.random.seed);
  const loaded = await loadSimulation(context.store);
  const before = loaded?.kept ?? from ?? fresh(setting);
  const begun = { ...before, params: values, losses: copyOf(before.losses) };
  const end = endFor(begun, before, setting.end);
  const keeper = simulationKeeper(begun, loaded?.snapshots ?? [], context.store);
  if (!loaded) await keeper.snapshot(begun.state);
  const by = values.method === 'gradient-flow' ? 'time' : 'step';
  const task = { ...setting, end, record: lossRecorder(begun.losses, by, setting.end) };
  const run = await trainKept(task, begun.state, keeper, context).catch((error) =>
    keepAndThrow(error, keeper),
  );
  const { state, loss } = run;
  const stopped = end < setting.end ? 'converged' : run.ended;
  append(begun.losses, { step: state.step, time: state.time, loss });
  if (state.step > keeper.snapshots.at(-1)!.step) await keeper.snapshot(state);
  await keeper.reached(state);
  await keeper.save({ converged: stopped === 'converged' });
  return resultOf({ ...run, ended: stopped }, setting, keeper.snapshots, begun.losses);
}

interface Setting extends Omit<SimulationTask, 'record'> {
  readonly initial: NetworkState;
}

async function settingOf(
  values: SimulateParameters,
  { registry }: RunContext,
  seed: number,
): Promise<Setting> {
  const end = endOf(values);
  const data = samplesOf(values);
  const activation = registry.activation(values.activation);
  const engine = await loadEngine(values.engine);
  const initial = initialNetwork(values, data, seed);
  const task = { data, activation, engine, loss: values.loss, trained: trainedParts(values) };
  const first = await train({ ...task, start: initial, method: standstill, until: 0 });
  const stop = { gradient: values.stop * first.gradientNorm, loss: values.stop ** 2 * first.loss };
  return { ...task, values, seed, initial, end, stop, startLoss: first.loss };
}

/**
 * Where to train to: no further where the work had converged by the same measure.
 *
 * @throws InvalidParameterError for an end that has been passed
 */
function endFor(begun: KeptSimulation, before: KeptSimulation, end: number): number {
  const flow = begun.params.method === 'gradient-flow';
  const at = flow ? begun.state.time : begun.state.step;
  if (at > end) {
    const expected = `${at} or more, where the state already is`;
    throw new InvalidParameterError(flow ? 'until' : 'steps', end, expected);
  }
  return before.converged && before.params.stop === begun.params.stop ? at : end;
}

function resultOf(
  { state, loss, gradientNorm, learningRate, ended }: TrainingOutcome,
  { values, data, activation, engine, initial }: Setting,
  snapshots: readonly SimulationMoment[],
  losses: LossCurve,
): SimulateResult {
  return {
    data,
    activation: values.activation,
    homogeneity: activation.homogeneity ?? null,
    reluScale: reluScale(activation) ?? null,
    method: values.method,
    engine: engine.name,
    steps: state.step,
    time: state.time,
    loss,
    gradientNorm,
    learningRate: learningRate ?? null,
    stopped: ended,
    losses,
    snapshots,
    learnt: learntCurves(snapshots, data, activation),
    regime: regimeRows(snapshots, data, activation),
    ...neuronFacts(state.network, initial, data, activation),
  };
}

/** For the loss and gradient before training. */
const standstill = { kind: 'gradient-descent', learningRate: 1 } as const;

function fresh({ values, seed, initial }: Setting): KeptSimulation {
  return {
    state: initialTrainingState(initial),
    params: values,
    seed,
    losses: { step: [], time: [], loss: [] },
    converged: false,
    snapshots: 0,
  };
}

function trainedParts({ train: parts }: SimulateParameters) {
  const inner = parts.includes('inner');
  return { inner, biases: parts.includes('biases'), outer: parts.includes('outer') };
}

/** Whoever interrupts a simulation, or sees it diverge, finds its last good state. */
async function keepAndThrow(error: unknown, keeper: SimulationKeeper): Promise<never> {
  if (isSpectralBiasError(error) && error.tag === 'aborted') await keeper.save();
  if (isSpectralBiasError(error) && error.tag === 'numerical') {
    const lastGood = (error as NumericalError).lastGood as TrainingState | undefined;
    await keeper.save(lastGood && { state: lastGood });
  }
  throw error;
}

/** The most inputs whose directions are columns of the table. */
const mostColumns = 16;

function neuronTable(dimension: number, neurons: NeuronFacts): Table {
  const { count, direction, offset, deltaSlope, status, cluster } = neurons;
  const one = (name: string, values: ArrayLike<number | string>) => ({ name, values });
  const columns = Array.from({ length: dimension <= mostColumns ? dimension : 0 }, (_, d) =>
    one(
      `xi${d + 1}`,
      Float64Array.from({ length: count }, (_, i) => direction[i * dimension + d]!),
    ),
  );
  return {
    columns: [
      one(
        'neuron',
        Int32Array.from({ length: count }, (_, i) => i + 1),
      ),
      ...columns,
      one('gamma', offset),
      one('delta-slope', deltaSlope),
      ...(status ? [one('status', status)] : []),
      ...(cluster ? [one('cluster', cluster)] : []),
    ],
  };
}
