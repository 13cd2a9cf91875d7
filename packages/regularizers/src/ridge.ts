import { defineRegularizer, type RegularizerPlugin, z } from '@spectral-bias/core';

/**
 * Ridge regression, ‖y − Aw‖² + λ‖w‖²: m(s) = s²/(s² + λ), threshold τ = √λ. Tends to the
 * minimum-norm least squares as λ → 0 (theory section 2).
 */
export const ridge: RegularizerPlugin = defineRegularizer({
  name: 'ridge',
  title: 'Ridge',
  formula: String.raw`\frac{s^2}{s^2 + \lambda}`,
  params: z.object({
    lambda: z.number().min(0).default(1e-3).describe('λ, multiplies ‖w‖²; in units of s²'),
  }),
  create: ({ lambda }) => ({
    mask: (s) => (s === 0 ? 0 : 1 / (1 + lambda / s / s)),
    residualOfSquare: (t) => (t === 0 ? 1 : lambda / (t + lambda)),
    threshold: () => Math.sqrt(lambda),
  }),
  fromThreshold: (threshold) => ({ lambda: threshold * threshold }),
});
