import { type ActivationPlugin, defineActivation, z } from '@spectral-bias/core';

/**
 * Squareplus: φ(z) = (z + √(z² + b))/2, ReLU smoothed over a length of about √b, without an
 * exponential. Its transform has no elementary closed form (it is a Bessel function K₁).
 */
export const squareplus: ActivationPlugin = defineActivation({
  name: 'squareplus',
  title: 'Squareplus',
  formula: String.raw`\tfrac12 \bigl(z + \sqrt{z^2 + b}\bigr)`,
  params: z.object({
    b: z.number().positive().default(4).describe('square of the length over which the kink bends'),
  }),
  create: ({ b }) => ({
    value: (z) => halfSum(z, b),
    slope: (z) => halfSum(z, b) / root(z, b),
    curvature(z) {
      const r = root(z, b);
      return b / r / r / r / 2;
    },
    monotonic: 'monotonic',
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = halfSum(z[i]!, b);
    },
    tensor: (ops, z) => ops.mul(ops.add(z, ops.sqrt(ops.add(ops.mul(z, z), b))), 0.5),
  }),
});

/** √(z² + b); where z² would overflow, b is below its rounding error. */
function root(z: number, b: number): number {
  return Math.abs(z) < 1e150 ? Math.sqrt(z * z + b) : Math.abs(z);
}

/** (z + √(z² + b))/2, without cancellation left of zero. */
function halfSum(z: number, b: number): number {
  const r = root(z, b);
  return z >= 0 ? (z + r) / 2 : b / (2 * (r - z));
}
