import type { RegularizerPlugin } from '@spectral-bias/core';
import { momentumPlugin } from './momentum-method.ts';

/**
 * Gradient descent with heavy-ball momentum (Polyak 1964), from rest at w = 0:
 * w_{k+1} = w_k − α∇ + β(w_k − w_{k−1}). The mask is 1 − r_q(αs²) with r₀ = 1, r₁ = 1 − x,
 * r_{k+1} = (1 + β − x) r_k − β r_{k−1}; slow components learn 1/(1 − β) times faster. Derived here,
 * beyond Lucey (2025). Threshold: the slower root to the power q is 1/e.
 *
 * The mask throws InvalidParameterError where α ≥ 2(1 + β)/s1² (the steps diverge).
 */
export const heavyBall: RegularizerPlugin = momentumPlugin({
  name: 'heavy-ball',
  title: 'Heavy-ball momentum',
  formula: String.raw`1 - r_q(\alpha s^2),\; r_{k+1} = (1 + \beta - x) r_k - \beta r_{k-1}`,
  recursion: (x, beta) => ({ sum: 1 + beta - x, product: beta }),
  critical: (beta) => ({ x: (1 - Math.sqrt(beta)) ** 2, decay: 1 - Math.sqrt(beta) }),
  xOfDecay: (decay, beta) => (decay * (1 - beta - decay)) / (1 - decay),
  divergence: (beta) => 2 * (1 + beta),
});
