import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';

const value = (z: number): number => Math.max(0, z);

/**
 * Rectified linear unit: φ(z) = max(0, z). Green's function of d²/dz² (theory section 4, p = 2):
 * φ″ is a point mass, so φ̂(k) = 1/(ik)² = −1/k².
 */
export const relu: ActivationPlugin = defineActivation({
  name: 'relu',
  title: 'ReLU',
  formula: String.raw`\max(0, z)`,
  create: () => ({
    value,
    slope: (z) => (z > 0 ? 1 : 0),
    curvature: () => 0,
    kinks: [0],
    homogeneity: 1,
    greensOrder: 2,
    monotonic: 'monotonic',
    fourier: (k) => ({ re: -1 / (k * k), im: 0 }),
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = value(z[i]!);
    },
    tensor: (ops, z) => ops.max(z, 0),
  }),
});
