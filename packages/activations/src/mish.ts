import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';
import { logistic } from './logistic.ts';

/** Mish: φ(z) = z tanh(ln(1 + e^z)). Its transform has no closed form. */
export const mish: ActivationPlugin = defineActivation({
  name: 'mish',
  title: 'Mish',
  formula: String.raw`z \tanh \ln(1 + e^z)`,
  create: () => ({
    value: (z) => z * gate(z),
    slope: (z) => gate(z) + z * gateSlope(z),
    curvature(z) {
      const bend = logistic(-z) - 2 * gate(z) * logistic(z);
      return gateSlope(z) * (2 + z * bend);
    },
    monotonic: 'quasi',
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = z[i]! * gate(z[i]!);
    },
    tensor(ops, z) {
      const softplus = ops.add(ops.max(z, 0), ops.log1p(ops.exp(ops.mul(ops.abs(z), -1))));
      return ops.mul(z, ops.tanh(softplus));
    },
  }),
});

/** tanh(ln(1 + e^z)) = n/(n + 2), n = e^{2z} + 2e^z; both sides divided by e^{2z} where z > 0. */
function gate(z: number): number {
  const e = Math.exp(-Math.abs(z));
  if (z > 0) return (1 + 2 * e) / (1 + 2 * e + 2 * e * e);
  const n = e * (e + 2);
  return n / (n + 2);
}

/** gate′ = (1 − gate²) logistic, with 1 − gate = 2/(n + 2). */
function gateSlope(z: number): number {
  const e = Math.exp(-Math.abs(z));
  const rest = z > 0 ? (2 * e * e) / (1 + 2 * e + 2 * e * e) : 2 / (e * (e + 2) + 2);
  return rest * (1 + gate(z)) * logistic(z);
}
