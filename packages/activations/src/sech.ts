import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';
import { sech as secant } from './reciprocal-hyperbolic.ts';

/** Hyperbolic secant: φ(z) = 1/cosh z, φ̂(k) = π sech(πk/2). */
export const sech: ActivationPlugin = defineActivation({
  name: 'sech',
  title: 'Hyperbolic secant',
  formula: String.raw`\operatorname{sech} z`,
  create: () => ({
    value: secant,
    slope: (z) => -secant(z) * Math.tanh(z),
    curvature: (z) => secant(z) * (1 - 2 * secant(z) ** 2),
    monotonic: 'non-monotonic',
    fourier: (k) => ({ re: Math.PI * secant((Math.PI * k) / 2), im: 0 }),
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = secant(z[i]!);
    },
    tensor(ops, z) {
      const e = ops.exp(ops.mul(ops.abs(z), -1));
      return ops.div(ops.mul(e, 2), ops.add(ops.mul(e, e), 1));
    },
  }),
});
