import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';
import { bell, squareUnderBell } from './bell.ts';
import { complementaryErrorFunction } from './error-function.ts';

const normalShare = (z: number): number => complementaryErrorFunction(-z * Math.SQRT1_2) / 2;
const normalDensity = (z: number): number => bell(z) / Math.sqrt(2 * Math.PI);

/**
 * Gaussian error linear unit, exact: φ(z) = zΦ(z), Φ the normal distribution function.
 * φ̂(k) = i d/dk [e^{−k²/2}/(ik)] = −(1 + k²) e^{−k²/2} / k².
 */
export const gelu: ActivationPlugin = defineActivation({
  name: 'gelu',
  title: 'GELU',
  formula: String.raw`z\,\Phi(z)`,
  create: () => ({
    value: (z) => z * normalShare(z),
    slope: (z) => normalShare(z) + z * normalDensity(z),
    curvature: (z) => (2 - squareUnderBell(z)) * normalDensity(z),
    monotonic: 'quasi',
    fourier: (k) => ({ re: -(1 + 1 / (k * k)) * bell(k), im: 0 }),
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = z[i]! * normalShare(z[i]!);
    },
    tensor: (ops, z) => ops.mul(ops.mul(z, 0.5), ops.add(ops.erf(ops.mul(z, Math.SQRT1_2)), 1)),
  }),
});
