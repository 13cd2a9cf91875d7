import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';

const value = (z: number): number => 1 / (1 + z * z);

/** Cauchy's bell: φ(z) = 1/(1 + z²), φ̂(k) = π e^{−|k|}. */
export const cauchy: ActivationPlugin = defineActivation({
  name: 'cauchy',
  title: 'Cauchy',
  formula: '1 / (1 + z^2)',
  create: () => ({
    value,
    slope: (z) => -2 * (z * value(z)) * value(z),
    curvature: (z) => (6 - 8 * value(z)) * value(z) * value(z),
    monotonic: 'non-monotonic',
    fourier: (k) => ({ re: Math.PI * Math.exp(-Math.abs(k)), im: 0 }),
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = value(z[i]!);
    },
    tensor: (ops, z) => ops.div(1, ops.add(ops.mul(z, z), 1)),
  }),
});
