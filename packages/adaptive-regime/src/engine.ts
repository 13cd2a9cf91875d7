import type { Activation } from '@spectral-bias/core';
import type { NetworkState, TrainingData } from './network-state.ts';
import type { TrainingState } from './training-state.ts';
import type { UpdateRule } from './update-rule.ts';

/** Which parameters move; the others keep their values. */
export interface Trained {
  /** The inner weights w. */
  readonly inner: boolean;
  /** The biases b. */
  readonly biases: boolean;
  /** The outer weights v. */
  readonly outer: boolean;
}

/**
 * With residuals e = f(x_n) − y_n over all samples and outputs: `half-sum` is ½Σe² (theory
 * section 7), `mean` is ½Σe²/N.
 */
export type Loss = 'half-sum' | 'mean';

/** What an engine trains: this network on these samples. */
export interface EngineTask {
  readonly activation: Activation;
  readonly data: TrainingData;
  readonly shape: Pick<NetworkState, 'dimension' | 'outputs' | 'width'>;
  readonly loss: Loss;
  readonly trained: Trained;
}

/** Loss and its gradient, which has the form of a network; 0 where a parameter is not trained. */
export interface LossGradient {
  readonly loss: number;
  readonly gradient: NetworkState;
}

/** Where some steps led. */
export interface Advance {
  readonly state: TrainingState;
  /** Loss before each of the steps, on the samples that the step saw. */
  readonly losses: Float64Array;
  /** ‖∇ loss‖ before the last step, on the samples that it saw. */
  readonly gradientNorm: number;
}

/** An engine at work on one task. */
export interface Trainer {
  /** The state after `steps` steps, 1 or more; the same whether they are taken at once or not. */
  advance(state: TrainingState, rule: UpdateRule, steps: number): Promise<Advance>;
  /** Loss over all samples and its gradient. */
  gradient(network: NetworkState): Promise<LossGradient>;
  /** Frees what the trainer holds; it must not be used afterwards. */
  dispose(): void;
}

/** What computes gradients and takes steps: float64 kernels of our own, or tfjs on some back-end. */
export interface Engine {
  readonly name: string;
  /** Title for people. */
  readonly title: string;
  readonly precision: 'float64' | 'float32';
  /** False where the machine cannot run it. */
  isAvailable(): Promise<boolean>;
  /**
   * @throws InvalidParameterError for an activation that the engine cannot take
   * @throws NumericalError where there is not enough memory
   */
  create(task: EngineTask): Promise<Trainer>;
}

/** The factor of ½Σe² over a batch that makes it an unbiased estimate of the loss. */
export function lossScale(loss: Loss, count: number, batch: number = count): number {
  return loss === 'mean' ? 1 / batch : count / batch;
}
