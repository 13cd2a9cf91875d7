import {
  breakplanes,
  clusterScale,
  evaluateNetwork,
  initialTrainingState,
  type NetworkState,
  type TrainingData,
  type TrainingState,
} from '@spectral-bias/adaptive-regime';
import type { Activation } from '@spectral-bias/core';
import {
  initialNetwork,
  type SimulateParameters,
  samplesOf,
  simulateParameters,
} from '@spectral-bias/experiments';
import type { AdaptiveFrame, AdaptiveSetup, AdaptiveStretch } from './adaptive-messages.ts';
import { createStepper, type Stepper } from './adaptive-stepper.ts';
import { registry } from './catalogue.ts';

interface Run {
  readonly values: SimulateParameters;
  readonly data: TrainingData;
  readonly activation: Activation;
  readonly initial: NetworkState;
  readonly clusterScale: number;
  readonly stepper: Stepper;
  /** Above this the loss has diverged. */
  readonly limit: number;
}

/** Growth of the loss that counts as divergence. */
const blowUp = 1e6;

/** The run that is watched. */
let run: Run | undefined;

/** Begins a run, in place of the one before. */
export async function beginAdaptive({ params, seed }: AdaptiveSetup): Promise<AdaptiveFrame> {
  const values = simulateParameters.parse(params);
  const data = samplesOf(values);
  const initial = initialNetwork(values, data, seed);
  const activation = registry().activation(values.activation);
  const scale = initial.width > 1 ? clusterScale(breakplanes(initial, activation)) : 0;
  const start = initialTrainingState(initial);
  const begun = { values, data, activation, initial, clusterScale: scale };
  run = await withStepper(begun, start);
  return frameOf(run);
}

/** Goes on from where the run is with other samples or by another method. */
export async function changeAdaptive({ params }: AdaptiveSetup): Promise<AdaptiveFrame> {
  const before = running();
  const values = simulateParameters.parse(params);
  const data = samplesOf(values);
  const state = before.stepper.state();
  const memory = values.method === before.values.method ? state.memory : [];
  const { network, step, time } = state;
  run = await withStepper({ ...before, values, data }, { network, step, time, memory });
  return frameOf(run);
}

/** Goes on by a stretch; where training diverges, to its last good state. */
export async function advanceAdaptive(stretch: AdaptiveStretch): Promise<AdaptiveFrame> {
  const now = running();
  const { stepper, limit } = now;
  const stop = now.values.stop ?? -1;
  const until = performance.now() + stretch.milliseconds;
  const end = stepper.state().step + stretch.steps;
  let good = stepper.state();
  let left = stretch.steps;
  while (left > 0 && performance.now() < until) {
    try {
      await stepper.step(left);
    } catch (error) {
      return frameOf(now, { message: (error as Error).message, learningRate: null });
    }
    if (!(stepper.loss <= limit)) return await divergedFrame(now, good);
    if (stepper.learningRate !== null) good = stepper.state();
    left = stepper.learningRate === null ? left - 1 : end - good.step;
    if (stepper.gradientNorm <= stop) break;
  }
  return frameOf(now);
}

async function divergedFrame(now: Run, good: TrainingState): Promise<AdaptiveFrame> {
  const { stepper, values } = now;
  const learningRate = await stepper.advice();
  const message =
    `Training diverged after step ${good.step} with learning rate ` +
    `${Number(stepper.learningRate?.toPrecision(4))}. The last good state is shown.`;
  run = await withStepper({ ...now, values }, good);
  return frameOf(run, { message, learningRate });
}

async function withStepper(
  begun: Omit<Run, 'stepper' | 'limit'>,
  start: TrainingState,
): Promise<Run> {
  const { values, data, activation, initial } = begun;
  const trained = {
    inner: values.train.includes('inner'),
    biases: values.train.includes('biases'),
    outer: values.train.includes('outer'),
  };
  const task = { activation, data, shape: initial, loss: values.loss, trained };
  const stepper = await createStepper(task, values, start, initial);
  const zero = halfSum(data.y);
  const loss = halfSum(residualsOf(start.network, begun));
  return { ...begun, stepper, limit: blowUp * Math.max(zero, loss) };
}

function running(): Run {
  if (!run) throw new Error('no run has begun');
  return run;
}

async function frameOf(now: Run, diverged?: AdaptiveFrame['diverged']): Promise<AdaptiveFrame> {
  const { activation, stepper, values } = now;
  const { network, step, time } = stepper.state();
  const { direction, offset, deltaSlope } = breakplanes(network, activation);
  const { loss, gradientNorm } = await stepper.measure();
  const residuals = residualsOf(network, now);
  return {
    network,
    step,
    time,
    loss: Number.isFinite(loss) ? loss : halfSum(residuals),
    gradientNorm,
    theta: offset.map((_, i) => Math.atan2(direction[2 * i + 1]!, direction[2 * i]!)),
    gamma: offset,
    deltaSlope,
    residuals,
    learningRate: stepper.learningRate,
    converged: stepper.gradientNorm <= (values.stop ?? -1),
    clusterScale: now.clusterScale,
    ...(diverged && { diverged }),
  };
}

function residualsOf(
  network: NetworkState,
  { data, activation }: Pick<Run, 'data' | 'activation'>,
): Float64Array {
  return evaluateNetwork(network, activation, data.x).map((value, n) => value - data.y[n]!);
}

const halfSum = (values: Float64Array) => values.reduce((sum, e) => sum + (e * e) / 2, 0);
