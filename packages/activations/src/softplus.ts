import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';
import { logistic } from './logistic.ts';
import { cosech } from './reciprocal-hyperbolic.ts';

const value = (z: number): number => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

/**
 * Softplus: φ(z) = ln(1 + e^z), ReLU smoothed over a length of about 1. φ′ is the sigmoid, so
 * φ̂(k) = −π / (k sinh(πk)).
 */
export const softplus: ActivationPlugin = defineActivation({
  name: 'softplus',
  title: 'Softplus',
  formula: String.raw`\ln(1 + e^z)`,
  create: () => ({
    value,
    slope: logistic,
    curvature: (z) => logistic(z) * logistic(-z),
    monotonic: 'monotonic',
    fourier: (k) => ({ re: (-Math.PI * cosech(Math.PI * k)) / k, im: 0 }),
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = value(z[i]!);
    },
    tensor: (ops, z) => ops.add(ops.max(z, 0), ops.log1p(ops.exp(ops.mul(ops.abs(z), -1)))),
  }),
});
