import { InvalidParameterError } from '@spectral-bias/core';

interface Stepwise {
  /**
   * α > 0; left out, that of the state that this method goes on from, else the reciprocal of the loss's
   * largest curvature at the start (Adam: 0.001).
   */
  readonly learningRate?: number;
  /** Samples a step; all of them where left out. Batches are shuffled anew for each epoch. */
  readonly batch?: number;
  /** Seed of the batches. */
  readonly seed?: number;
}

/** θ ← θ − α∇. */
export interface GradientDescent extends Stepwise {
  readonly kind: 'gradient-descent';
}

/** u ← μu + ∇, θ ← θ − αu (Polyak's heavy ball). */
export interface Momentum extends Stepwise {
  readonly kind: 'momentum';
  /** μ, 0 ≤ μ < 1; 0.9 where left out. */
  readonly momentum?: number;
}

/**
 * Adam (Kingma and Ba 2015, algorithm 1): m and s average ∇ and ∇² with β₁ and β₂,
 * θ ← θ − α m̂/(√ŝ + ε).
 */
export interface Adam extends Stepwise {
  readonly kind: 'adam';
  /** 0.9 where left out. */
  readonly beta1?: number;
  /** 0.999 where left out. */
  readonly beta2?: number;
  /** 1e-8 where left out. */
  readonly epsilon?: number;
}

/** A way to train by steps. */
export type StepMethod = GradientDescent | Momentum | Adam;

/** A step method with everything chosen. */
export type UpdateRule = Required<StepMethod>;

/** How many arrays of the size of the parameters a rule remembers. */
export const remembered: Readonly<Record<UpdateRule['kind'], number>> = {
  'gradient-descent': 0,
  momentum: 1,
  adam: 2,
};

/** The method with its defaults. @throws InvalidParameterError for a value out of its range */
export function updateRule(method: StepMethod, learningRate: number, count: number): UpdateRule {
  const { batch = count, seed = 0 } = method;
  positive('learningRate', learningRate);
  if (!Number.isInteger(batch) || batch < 1 || batch > count) {
    throw new InvalidParameterError('batch', batch, `a whole number from 1 to ${count} samples`);
  }
  const steps = { learningRate, batch, seed };
  switch (method.kind) {
    case 'gradient-descent':
      return { kind: method.kind, ...steps };
    case 'momentum': {
      const { kind, momentum = 0.9 } = method;
      share('momentum', momentum);
      return { kind, momentum, ...steps };
    }
    case 'adam': {
      const { kind, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = method;
      share('beta1', beta1);
      share('beta2', beta2);
      positive('epsilon', epsilon);
      return { kind, beta1, beta2, epsilon, ...steps };
    }
  }
}

/** Adam's factors 1/(1 − β^t) of the averages after step t, counted from 1. */
export function biasCorrections(
  { beta1, beta2 }: Required<Adam>,
  t: number,
): { first: number; second: number } {
  return { first: 1 / (1 - beta1 ** t), second: 1 / (1 - beta2 ** t) };
}

/**
 * One step in place.
 *
 * @param t the step's number, counted from 1
 */
export function takeStep(
  rule: UpdateRule,
  t: number,
  parameters: Float64Array,
  gradient: Float64Array,
  memory: readonly Float64Array[],
): void {
  const { learningRate } = rule;
  switch (rule.kind) {
    case 'gradient-descent':
      for (let k = 0; k < parameters.length; k++) parameters[k]! -= learningRate * gradient[k]!;
      return;
    case 'momentum': {
      const velocity = memory[0]!;
      for (let k = 0; k < parameters.length; k++) {
        velocity[k] = rule.momentum * velocity[k]! + gradient[k]!;
        parameters[k]! -= learningRate * velocity[k]!;
      }
      return;
    }
    case 'adam':
      adamStep(rule, t, parameters, gradient, memory[0]!, memory[1]!);
  }
}

function adamStep(
  rule: Required<Adam>,
  t: number,
  parameters: Float64Array,
  gradient: Float64Array,
  mean: Float64Array,
  square: Float64Array,
): void {
  const { learningRate, beta1, beta2, epsilon } = rule;
  const { first, second } = biasCorrections(rule, t);
  for (let k = 0; k < parameters.length; k++) {
    const g = gradient[k]!;
    mean[k] = beta1 * mean[k]! + (1 - beta1) * g;
    square[k] = beta2 * square[k]! + (1 - beta2) * g * g;
    parameters[k]! -=
      (learningRate * first * mean[k]!) / (Math.sqrt(second * square[k]!) + epsilon);
  }
}

function positive(name: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value))) {
    throw new InvalidParameterError(name, value, 'a finite number above 0');
  }
}

function share(name: string, value: number): void {
  if (!(value >= 0 && value < 1)) {
    throw new InvalidParameterError(name, value, 'a number, 0 or more and below 1');
  }
}
