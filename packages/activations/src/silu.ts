import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';
import { logistic } from './logistic.ts';
import { cosech } from './reciprocal-hyperbolic.ts';

/**
 * Sigmoid linear unit (swish): φ(z) = z/(1 + e^{−z}).
 * φ̂(k) = i d/dk [−iπ/sinh(πk)] = −π² cosh(πk)/sinh²(πk).
 */
export const silu: ActivationPlugin = defineActivation({
  name: 'silu',
  title: 'SiLU',
  formula: 'z / (1 + e^{-z})',
  create: () => ({
    value: (z) => z * logistic(z),
    slope: (z) => logistic(z) * (1 + z * logistic(-z)),
    curvature: (z) => logistic(z) * logistic(-z) * (2 - z * Math.tanh(z / 2)),
    monotonic: 'quasi',
    fourier(k) {
      const x = Math.PI * k;
      return { re: (-(Math.PI ** 2) * cosech(x)) / Math.tanh(x), im: 0 };
    },
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = z[i]! * logistic(z[i]!);
    },
    tensor: (ops, z) => ops.mul(ops.mul(z, 0.5), ops.add(ops.tanh(ops.mul(z, 0.5)), 1)),
  }),
});
