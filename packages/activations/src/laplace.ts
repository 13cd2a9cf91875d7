import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';

const value = (z: number): number => Math.exp(-Math.abs(z));

/** Two-sided exponential: φ(z) = e^{−|z|}, φ̂(k) = 2/(1 + k²). */
export const laplace: ActivationPlugin = defineActivation({
  name: 'laplace',
  title: 'Laplace',
  formula: 'e^{-|z|}',
  create: () => ({
    value,
    slope: (z) => (z > 0 ? -value(z) : value(z)),
    curvature: value,
    kinks: [0],
    monotonic: 'non-monotonic',
    fourier: (k) => ({ re: 2 / (1 + k * k), im: 0 }),
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = value(z[i]!);
    },
    tensor: (ops, z) => ops.exp(ops.mul(ops.abs(z), -1)),
  }),
});
