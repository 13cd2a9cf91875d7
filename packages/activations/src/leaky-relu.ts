import { type ActivationPlugin, defineActivation, z } from '@spectral-bias/core';

/**
 * Leaky rectified linear unit: φ(z) = z for z > 0, else αz. It is αz + (1 − α) max(0, z), and a
 * line has no transform away from k = 0: φ̂(k) = −(1 − α)/k².
 */
export const leakyRelu: ActivationPlugin = defineActivation({
  name: 'leaky-relu',
  title: 'Leaky ReLU',
  formula: String.raw`\max(z, \alpha z)`,
  params: z.object({
    alpha: z.number().min(0).lt(1).default(0.01).describe('slope left of zero'),
  }),
  create: ({ alpha }) => ({
    value: (z) => (z > 0 ? z : alpha * z),
    slope: (z) => (z > 0 ? 1 : alpha),
    curvature: () => 0,
    kinks: [0],
    homogeneity: 1,
    greensOrder: 2,
    monotonic: 'monotonic',
    fourier: (k) => ({ re: (alpha - 1) / (k * k), im: 0 }),
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = z[i]! > 0 ? z[i]! : alpha * z[i]!;
    },
    tensor: (ops, z) => ops.add(ops.max(z, 0), ops.mul(ops.min(z, 0), alpha)),
  }),
});
