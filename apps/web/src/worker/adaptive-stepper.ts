import {
  type EngineTask,
  gradientFlow,
  largestCurvature,
  loadEngine,
  type NetworkState,
  type StepMethod,
  type TrainingState,
  type UpdateRule,
  updateRule,
} from '@spectral-bias/adaptive-regime';
import { flowHalts, type SimulateParameters } from '@spectral-bias/experiments';

/** Training that goes on step by step. */
export interface Stepper {
  /** Takes one step, or a few where so many are allowed. */
  step(most: number): Promise<void>;
  state(): TrainingState;
  /** Loss and ‖∇ loss‖ where it is. */
  measure(): Promise<{ readonly loss: number; readonly gradientNorm: number }>;
  /** ‖∇ loss‖ where the stopping rule looks at it, else ∞. */
  readonly gradientNorm: number;
  /** Of the last step. */
  readonly loss: number;
  readonly learningRate: number | null;
  /** A learning rate to try where this one diverges; null where there is none. */
  advice(): Promise<number | null>;
}

/** Steps between two looks at the clock and the stopping rule, so that a run stops at the same step however it is cut. */
const atOnce = 20;

/** The method of a simulation, from `start` on; `initial` is what default rates are taken from. */
export async function createStepper(
  task: EngineTask,
  values: SimulateParameters,
  start: TrainingState,
  initial: NetworkState,
): Promise<Stepper> {
  return values.method === 'gradient-flow'
    ? flowStepper(task, start)
    : stepStepper(task, stepMethod(values), start, initial);
}

/** It halts where `simulate` does, so that both give the same bits. */
function flowStepper(task: EngineTask, start: TrainingState): Stepper {
  const flow = gradientFlow(task, start);
  let halt = start.time;
  return {
    async step() {
      if (flow.time >= halt) halt = flowHalts(flow.time, Math.max(1e-3, 10 * flow.time))[0]!;
      flow.step(halt);
    },
    state: () => flow.state(),
    measure: async () => ({ loss: flow.loss, gradientNorm: flow.gradientNorm }),
    get loss() {
      return flow.loss;
    },
    get gradientNorm() {
      return flow.gradientNorm;
    },
    learningRate: null,
    advice: async () => null,
  };
}

async function stepStepper(
  task: EngineTask,
  method: StepMethod,
  start: TrainingState,
  initial: NetworkState,
): Promise<Stepper> {
  const engine = await loadEngine('native');
  const trainer = await engine.create(task);
  const curvature = () => largestCurvature(trainer, engine.precision, initial);
  const rate = method.learningRate ?? (await defaultRate(method, curvature));
  const rule = updateRule(method, rate, task.data.count);
  let state = start;
  let [loss, gradientNorm] = [Number.NaN, Number.POSITIVE_INFINITY];
  return {
    async step(most) {
      const steps = Math.min(most, atOnce - (state.step % atOnce));
      const advanced = await trainer.advance(state, rule, steps);
      state = advanced.state;
      loss = advanced.losses.every(Number.isFinite) ? advanced.losses.at(-1)! : Number.NaN;
      gradientNorm = state.step % atOnce === 0 ? advanced.gradientNorm : Number.POSITIVE_INFINITY;
    },
    state: () => state,
    async measure() {
      const now = await trainer.gradient(state.network);
      const { w, b, v } = now.gradient;
      const square = [w, b, v].reduce((sum, part) => sum + squares(part), 0);
      return { loss: now.loss, gradientNorm: Math.sqrt(square) };
    },
    get loss() {
      return loss;
    },
    get gradientNorm() {
      return gradientNorm;
    },
    learningRate: rate,
    advice: async () => rateToTry(rule, await curvature()),
  };
}

const squares = (part: Float64Array) => part.reduce((sum, value) => sum + value * value, 0);

function stepMethod({ method, learningRate, momentum }: SimulateParameters): StepMethod {
  const given = learningRate === undefined ? {} : { learningRate };
  return method === 'momentum'
    ? { kind: method, momentum, ...given }
    : { kind: method as 'gradient-descent' | 'adam', ...given };
}

async function defaultRate({ kind }: StepMethod, curvature: () => Promise<number>) {
  if (kind === 'adam') return 1e-3;
  const largest = await curvature();
  return largest > 0 ? 1 / largest : 1;
}

/** Half of what is stable at the start, or a tenth of a rate that is below it already. */
function rateToTry(rule: UpdateRule, curvature: number): number {
  const room = rule.kind === 'momentum' ? 1 + rule.momentum : 1;
  const stable = rule.kind === 'adam' ? Number.POSITIVE_INFINITY : (2 * room) / curvature;
  return Number((stable < rule.learningRate ? stable / 2 : rule.learningRate / 10).toPrecision(3));
}
