import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';

const value = (z: number): number => (z >= 0 ? 1 : 0);

/**
 * Heaviside's unit step: φ(z) = 1 for z ≥ 0, else 0. Green's function of d/dz (theory section 4,
 * p = 1). φ′ is a point mass, so φ̂(k) = 1/(ik).
 */
export const heaviside: ActivationPlugin = defineActivation({
  name: 'heaviside',
  title: 'Heaviside step',
  formula: String.raw`[z \ge 0]`,
  create: () => ({
    value,
    slope: () => 0,
    curvature: () => 0,
    kinks: [0],
    homogeneity: 0,
    greensOrder: 1,
    monotonic: 'monotonic',
    fourier: (k) => ({ re: 0, im: -1 / k }),
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = value(z[i]!);
    },
    tensor: (ops, z) => ops.where(ops.greater(ops.mul(z, -1), 0), 0, 1),
  }),
});
