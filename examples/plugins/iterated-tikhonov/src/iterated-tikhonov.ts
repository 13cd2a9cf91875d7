import { defineRegularizer, z } from '@spectral-bias/core';

/**
 * Iterated Tikhonov regularization: n times min ‖y − Aw‖² + λ‖w − w_before‖², from w = 0, which
 * leaves 1 − m(s) = (λ/(s² + λ))ⁿ (King and Chillingworth, Numer. Funct. Anal. Optim. 1, 1979;
 * Engl, Hanke and Neubauer, Regularization of Inverse Problems, 1996, chapter 5).
 *
 * It is n implicit Euler steps of length 1/λ along the gradient flow. As a strength it counts as the
 * flow of the same length n/λ: τ² = λ/n, which is ridge for n = 1 and gradient flow as n → ∞.
 */
export default defineRegularizer({
  name: 'iterated-tikhonov',
  title: 'Iterated Tikhonov',
  formula: String.raw`1 - \left(\frac{\lambda}{s^2 + \lambda}\right)^n`,
  params: z.object({
    lambda: z
      .number()
      .min(0)
      .default(1e-3)
      .describe('λ, multiplies the squared change of w; in units of s²')
      .meta({ scale: 'log' }),
    order: z.number().int().min(1).max(1000).default(2).describe('n, how often it is solved'),
  }),
  create({ lambda, order }) {
    const logLeft = (t: number) => (t === 0 ? 0 : -order * Math.log1p(t / lambda));
    return {
      mask: (s) => -Math.expm1(logLeft(s * s)),
      residualOfSquare: (t) => Math.exp(logLeft(t)),
      threshold: () => Math.sqrt(lambda / order),
    };
  },
  fromThreshold: (threshold, _, { order = 2 }) => ({
    lambda: order * threshold * threshold,
    order,
  }),
});
