import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';
import { bell, squareUnderBell } from './bell.ts';

/** Gaussian: φ(z) = e^{−z²/2}, φ̂(k) = √(2π) e^{−k²/2}. */
export const gaussian: ActivationPlugin = defineActivation({
  name: 'gaussian',
  title: 'Gaussian',
  formula: 'e^{-z^2/2}',
  create: () => ({
    value: bell,
    slope: (z) => -z * bell(z),
    curvature: (z) => (squareUnderBell(z) - 1) * bell(z),
    monotonic: 'non-monotonic',
    fourier: (k) => ({ re: Math.sqrt(2 * Math.PI) * bell(k), im: 0 }),
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = bell(z[i]!);
    },
    tensor: (ops, z) => ops.exp(ops.mul(ops.mul(z, z), -0.5)),
  }),
});
