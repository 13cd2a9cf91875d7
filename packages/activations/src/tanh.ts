import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';
import { cosech, sech } from './reciprocal-hyperbolic.ts';

/**
 * Hyperbolic tangent: φ(z) = tanh z, φ̂(k) = −iπ / sinh(πk/2). As the scale grows it tends to the
 * sign function, whose singular values come in pairs; `half-tanh` tends to Heaviside's step
 * (theory section 3).
 */
export const tanh: ActivationPlugin = defineActivation({
  name: 'tanh',
  title: 'Hyperbolic tangent',
  formula: String.raw`\tanh z`,
  create: () => ({
    value: Math.tanh,
    slope: (z) => sech(z) ** 2,
    curvature: (z) => -2 * Math.tanh(z) * sech(z) ** 2,
    monotonic: 'monotonic',
    fourier: (k) => ({ re: 0, im: -Math.PI * cosech((Math.PI * k) / 2) }),
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = Math.tanh(z[i]!);
    },
    tensor: (ops, z) => ops.tanh(z),
  }),
});
