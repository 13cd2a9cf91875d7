import type { RegularizerPlugin } from '@spectral-bias/core';
import { momentumPlugin } from './momentum-method.ts';

/**
 * Gradient descent with Nesterov's momentum at a constant β, from rest at w = 0: the gradient is
 * taken at w_k + β(w_k − w_{k−1}). The mask is 1 − r_q(αs²) with r₀ = 1, r₁ = 1 − x,
 * r_{k+1} = (1 − x)((1 + β) r_k − β r_{k−1}). Derived here, beyond Lucey (2025). Threshold: the
 * slower root to the power q is 1/e.
 *
 * The mask throws InvalidParameterError where α ≥ (2 + 2β)/((1 + 2β)s1²) (the steps diverge).
 */
export const nesterov: RegularizerPlugin = momentumPlugin({
  name: 'nesterov',
  title: 'Nesterov momentum',
  formula: String.raw`1 - r_q(\alpha s^2),\; r_{k+1} = (1 - x)((1 + \beta) r_k - \beta r_{k-1})`,
  recursion: (x, beta) => ({ sum: (1 - x) * (1 + beta), product: (1 - x) * beta }),
  critical: (beta) => ({ x: ((1 - beta) / (1 + beta)) ** 2, decay: (1 - beta) / (1 + beta) }),
  xOfDecay: (decay, beta) => (decay * (1 - beta - decay)) / (1 - decay * (1 + beta)),
  divergence: (beta) => (2 + 2 * beta) / (1 + 2 * beta),
});
