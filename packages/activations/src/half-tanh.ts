import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';
import { logistic } from './logistic.ts';
import { cosech, sech } from './reciprocal-hyperbolic.ts';

/**
 * Hyperbolic tangent moved onto [0, 1]: φ(z) = (1 + tanh z)/2, which tends to Heaviside's step as
 * the scale grows (theory section 3). φ̂(k) = −iπ / (2 sinh(πk/2)).
 */
export const halfTanh: ActivationPlugin = defineActivation({
  name: 'half-tanh',
  title: 'Half of 1 + tanh',
  formula: String.raw`\tfrac12 (1 + \tanh z)`,
  create: () => ({
    value: (z) => logistic(2 * z),
    slope: (z) => sech(z) ** 2 / 2,
    curvature: (z) => -Math.tanh(z) * sech(z) ** 2,
    monotonic: 'monotonic',
    fourier: (k) => ({ re: 0, im: (-Math.PI / 2) * cosech((Math.PI * k) / 2) }),
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = logistic(2 * z[i]!);
    },
    tensor: (ops, z) => ops.mul(ops.add(ops.tanh(z), 1), 0.5),
  }),
});
