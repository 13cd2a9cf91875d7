import { defineRegularizer, type RegularizerPlugin, z } from '@spectral-bias/core';

/**
 * Gradient flow on ½‖y − Aw‖² from w = 0, for a time t (for gradient descent, t = αq):
 * m(s) = 1 − e^{−ts²}, threshold τ = 1/√t at m = 1 − 1/e (theory section 2).
 */
export const gradientFlow: RegularizerPlugin = defineRegularizer({
  name: 'gradient-flow',
  title: 'Gradient flow',
  formula: '1 - e^{-t s^2}',
  params: z.object({
    time: z.number().min(0).default(1000).describe('training time t = αq; in units of 1/s²'),
  }),
  create: ({ time }) => ({
    mask: (s) => -Math.expm1(-time * s * s),
    residualOfSquare: (t) => Math.exp(-time * t),
    threshold: () => 1 / Math.sqrt(time),
  }),
  fromThreshold: (threshold) => ({ time: threshold ** -2 }),
});
