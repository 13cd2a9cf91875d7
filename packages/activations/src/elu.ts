import { type ActivationPlugin, defineActivation, z } from '@spectral-bias/core';

/**
 * Exponential linear unit: φ(z) = z for z > 0, else α(e^z − 1). From φ′ = [z > 0] + α e^z [z ≤ 0],
 * ik φ̂(k) = 1/(ik) + α/(1 − ik), so φ̂(k) = −(1 + (1 − α)k² + iαk) / (k²(1 + k²)).
 */
export const elu: ActivationPlugin = defineActivation({
  name: 'elu',
  title: 'ELU',
  formula: String.raw`z \text{ if } z > 0, \text{ else } \alpha (e^z - 1)`,
  params: z.object({
    alpha: z.number().min(0).default(1).describe('how far below zero the left side levels off'),
  }),
  create: ({ alpha }) => ({
    value: (z) => (z > 0 ? z : alpha * Math.expm1(z)),
    slope: (z) => (z > 0 ? 1 : alpha * Math.exp(z)),
    curvature: (z) => (z > 0 ? 0 : alpha * Math.exp(z)),
    kinks: [0],
    monotonic: 'monotonic',
    fourier(k) {
      const denominator = k * k * (1 + k * k);
      return { re: -(1 + (1 - alpha) * k * k) / denominator, im: (-alpha * k) / denominator };
    },
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = z[i]! > 0 ? z[i]! : alpha * Math.expm1(z[i]!);
    },
    tensor: (ops, z) => ops.add(ops.max(z, 0), ops.mul(ops.expm1(ops.min(z, 0)), alpha)),
  }),
});
