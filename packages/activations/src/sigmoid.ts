import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';
import { logistic } from './logistic.ts';
import { cosech } from './reciprocal-hyperbolic.ts';

/** Sigmoid: φ(z) = 1/(1 + e^{−z}), φ̂(k) = −iπ / sinh(πk). */
export const sigmoid: ActivationPlugin = defineActivation({
  name: 'sigmoid',
  title: 'Sigmoid',
  formula: '1 / (1 + e^{-z})',
  create: () => ({
    value: logistic,
    slope: (z) => logistic(z) * logistic(-z),
    curvature: (z) => -Math.tanh(z / 2) * logistic(z) * logistic(-z),
    monotonic: 'monotonic',
    fourier: (k) => ({ re: 0, im: -Math.PI * cosech(Math.PI * k) }),
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = logistic(z[i]!);
    },
    tensor: (ops, z) => ops.mul(ops.add(ops.tanh(ops.mul(z, 0.5)), 1), 0.5),
  }),
});
