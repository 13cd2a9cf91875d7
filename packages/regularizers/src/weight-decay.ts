import { defineRegularizer, type RegularizerPlugin, z } from '@spectral-bias/core';
import { stepSize } from './step-size.ts';

/**
 * Gradient descent with weight decay, q steps of size α = 1/(s1² + μ) on ½‖y − Aw‖² + ½μ‖w‖² from
 * w = 0: m(s) = s²/(s² + μ) · (1 − (1 − α(s² + μ))^q). Between ridge (q → ∞) and gradient descent
 * (μ → 0); derived here, beyond Lucey (2025). As a strength it counts by its decay: τ² is μ plus the
 * threshold of the steps, 1/(αq).
 */
export const weightDecay: RegularizerPlugin = defineRegularizer({
  name: 'weight-decay',
  title: 'Gradient descent with weight decay',
  formula: String.raw`\frac{s^2}{s^2 + \mu}\left(1 - (1 - \alpha (s^2 + \mu))^q\right)`,
  params: z.object({
    iterations: z.number().min(0).default(1000).describe('q, the number of steps'),
    decay: z.number().min(0).default(1e-3).describe('μ, multiplies ½‖w‖²; in units of s²'),
  }),
  create({ iterations: q, decay: mu }) {
    const left = (t: number, t1: number) =>
      q === 0 ? 1 : Math.exp(q * Math.log1p(-stepSize(t + mu, t1 + mu, undefined)));
    return {
      mask: (s, s1) => {
        const t = s * s;
        return t === 0 ? 0 : (t / (t + mu)) * (1 - left(t, s1 * s1));
      },
      residualOfSquare: (t, t1) => {
        if (t === 0) return 1;
        return mu / (t + mu) + (t / (t + mu)) * left(t, t1);
      },
      threshold: (s1) => Math.sqrt(mu + (s1 * s1 + mu) / q),
    };
  },
  fromThreshold(threshold, s1, { decay = 0 }) {
    const t1 = s1 * s1;
    const rest = threshold * threshold - decay;
    if (rest <= 0) return { iterations: 1e15, decay: threshold * threshold };
    return { iterations: (t1 + decay) / rest, decay };
  },
});
