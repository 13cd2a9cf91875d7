import { defineRegularizer, type RegularizerPlugin } from '@spectral-bias/core';
import { momentumParameters } from './momentum-parameters.ts';
import { momentumResidual, momentumSteps, momentumThreshold } from './momentum-residual.ts';
import { stepSize } from './step-size.ts';

/**
 * Gradient descent with Nesterov's momentum at a constant β, from rest at w = 0: the gradient is
 * taken at w_k + β(w_k − w_{k−1}). The mask is 1 − r_q(αs²) with r₀ = 1, r₁ = 1 − x,
 * r_{k+1} = (1 − x)((1 + β) r_k − β r_{k−1}). Derived here, beyond Lucey (2025). Threshold: the
 * slower root to the power q is 1/e.
 *
 * The mask throws InvalidParameterError where α ≥ (2 + 2β)/((1 + 2β)s1²) (the steps diverge).
 */
export const nesterov: RegularizerPlugin = defineRegularizer({
  name: 'nesterov',
  title: 'Nesterov momentum',
  formula: String.raw`1 - r_q(\alpha s^2),\; r_{k+1} = (1 - x)((1 + \beta) r_k - \beta r_{k-1})`,
  params: momentumParameters,
  create({ iterations: q, momentum: beta, learningRate }) {
    const residual = (t: number, t1: number) => {
      const x = stepSize(t, t1, learningRate, 'nesterov', (2 + 2 * beta) / (1 + 2 * beta));
      return momentumResidual(x, recursion(x, beta), q);
    };
    return {
      mask: (s, s1) => (s === 0 ? 0 : 1 - residual(s * s, s1 * s1)),
      residualOfSquare: residual,
      threshold(s1) {
        const x = momentumThreshold(q, critical(beta), (decay) => xOfDecay(decay, beta));
        return Math.sqrt(x / (learningRate ?? 1 / (s1 * s1)));
      },
      overshoots: true,
    };
  },
  fromThreshold(threshold, s1, { learningRate, momentum = 0.9 }) {
    const x = (learningRate ?? 1 / (s1 * s1)) * threshold * threshold;
    const iterations = momentumSteps(x, critical(momentum), recursion(x, momentum));
    return { iterations, momentum, ...(learningRate !== undefined && { learningRate }) };
  },
});

const recursion = (x: number, beta: number) => ({
  sum: (1 - x) * (1 + beta),
  product: (1 - x) * beta,
});

const critical = (beta: number) => ({
  x: ((1 - beta) / (1 + beta)) ** 2,
  decay: (1 - beta) / (1 + beta),
});

const xOfDecay = (decay: number, beta: number) =>
  (decay * (1 - beta - decay)) / (1 - decay * (1 + beta));
