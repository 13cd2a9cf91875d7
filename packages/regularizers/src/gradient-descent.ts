import { defineRegularizer, type RegularizerPlugin, z } from '@spectral-bias/core';
import { stepMask, stepResidual } from './step-residual.ts';
import { stepSize } from './step-size.ts';

const params = z.object({
  iterations: z.number().min(0).default(1000).describe('q, the number of steps'),
  learningRate: z
    .number()
    .positive()
    .optional()
    .describe('step size α, below 2/s1²; 1/s1² where left out'),
});

/**
 * Gradient descent on ½‖y − Aw‖² from w = 0, q steps of size α: m(s) = 1 − (1 − αs²)^q, threshold
 * τ = √((1 − ε^{1/q})/α) with ε = 1/e (theory section 2; Lucey 2025, Prop. 4.2). The number of
 * steps may be fractional where αs² ≤ 1, so that strengths can be converted without rounding.
 *
 * The mask throws InvalidParameterError where α ≥ 2/s1² (the steps diverge) and for fractional q
 * where αs² > 1 (the mask would be complex).
 */
export const gradientDescent: RegularizerPlugin = defineRegularizer({
  name: 'gradient-descent',
  title: 'Gradient descent',
  formula: String.raw`1 - (1 - \alpha s^2)^q`,
  params,
  create({ iterations: q, learningRate }) {
    return {
      mask: (s, s1) => stepMask(stepSize(s * s, s1 * s1, learningRate), q),
      residualOfSquare: (t, t1) => stepResidual(stepSize(t, t1, learningRate), q),
      threshold(s1) {
        if (q === 0) return Infinity;
        const size = Math.sqrt(-Math.expm1(-1 / q));
        return learningRate === undefined ? s1 * size : size / Math.sqrt(learningRate);
      },
      overshoots: learningRate !== undefined,
    };
  },
  fromThreshold(threshold, s1, { learningRate }) {
    const ratio = learningRate === undefined ? threshold / s1 : threshold * Math.sqrt(learningRate);
    const iterations = ratio >= 1 ? 0 : -1 / Math.log1p(-ratio * ratio);
    return learningRate === undefined ? { iterations } : { iterations, learningRate };
  },
});
