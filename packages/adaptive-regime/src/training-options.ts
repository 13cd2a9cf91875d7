import type { Activation, WorkOptions } from '@spectral-bias/core';
import type { Engine, Loss, Trained } from './engine.ts';
import type { NetworkState, TrainingData } from './network-state.ts';
import type { TrainingState } from './training-state.ts';
import type { StepMethod } from './update-rule.ts';

/** θ′ = −∇ loss(θ), by an adaptive method for differential equations. */
export interface GradientFlowMethod {
  readonly kind: 'gradient-flow';
  /** Error of a step relative to 1 + |θ|; 1e-10 where left out. */
  readonly tolerance?: number;
}

/** When training ends before its time. */
export interface StoppingRule {
  /** ‖∇ loss‖ at or below this. */
  readonly gradient?: number;
  /** Loss at or below this. */
  readonly loss?: number;
}

/** What is trained, how, and for how long. */
export interface TrainingOptions extends WorkOptions {
  readonly data: TrainingData;
  readonly activation: Activation;
  /** Where to begin, or a state of an earlier run to go on from. */
  readonly start: NetworkState | TrainingState;
  readonly method: StepMethod | GradientFlowMethod;
  /** The step, or the time of the gradient flow, to go to; counted from the very start. */
  readonly until: number;
  /** `half-sum` where left out. */
  readonly loss?: Loss;
  /** All parameters where left out. */
  readonly trained?: Partial<Trained>;
  /** A built-in engine's name or an engine; `native` where left out. Gradient flow runs on `native`. */
  readonly engine?: string | Engine;
  /** Steps, or times of the flow, at which to keep the state. */
  readonly snapshots?: readonly number[];
  readonly stop?: StoppingRule;
  /**
   * Given the state and the losses since the last time, whenever training looks at progress and
   * before an abort is thrown; a promise is awaited. To go on from the state gives the bits of a run
   * that was never cut. The state is lent without a copy: training never writes to it, and nobody else may.
   */
  readonly keep?: (state: TrainingState, losses: readonly LossRecord[]) => void | Promise<void>;
}

/** The loss at one moment. */
export interface LossRecord {
  readonly step: number;
  readonly time: number;
  readonly loss: number;
}

/** What training gave. */
export interface TrainingRun {
  readonly state: TrainingState;
  /** Loss over all samples at `state`. */
  readonly loss: number;
  /** ‖∇ loss‖ over the trained parameters at `state`. */
  readonly gradientNorm: number;
  /** `converged` where the stopping rule held, else `until`. */
  readonly ended: 'until' | 'converged';
  /** States at the times that were asked for, in order. */
  readonly snapshots: readonly TrainingState[];
  /** The loss before each step, on the samples of the step; after each step for gradient flow. */
  readonly losses: readonly LossRecord[];
  /** Learning rate in use; absent for gradient flow. */
  readonly learningRate?: number;
}
