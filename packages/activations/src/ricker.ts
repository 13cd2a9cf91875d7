import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';
import { bell, squareUnderBell } from './bell.ts';

const value = (z: number): number => (1 - squareUnderBell(z)) * bell(z);

/**
 * Ricker (Mexican hat) wavelet: φ(z) = (1 − z²) e^{−z²/2} = −(e^{−z²/2})″, so
 * φ̂(k) = √(2π) k² e^{−k²/2}, a band around k = √2.
 */
export const ricker: ActivationPlugin = defineActivation({
  name: 'ricker',
  title: 'Ricker wavelet',
  formula: '(1 - z^2) e^{-z^2/2}',
  create: () => ({
    value,
    slope: (z) => z * (squareUnderBell(z) - 3) * bell(z),
    curvature(z) {
      const t = squareUnderBell(z);
      return (-3 + t * (6 - t)) * bell(z);
    },
    monotonic: 'non-monotonic',
    fourier: (k) => ({ re: Math.sqrt(2 * Math.PI) * squareUnderBell(k) * bell(k), im: 0 }),
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = value(z[i]!);
    },
    tensor(ops, z) {
      const square = ops.mul(z, z);
      return ops.mul(ops.add(ops.mul(square, -1), 1), ops.exp(ops.mul(square, -0.5)));
    },
  }),
});
