import { defineActivation, z } from '@spectral-bias/core';

/**
 * Exponential power: φ(z) = e^{−|z|^β}, the shape of Subbotin's density (1923).
 *
 * β sets how rough the network's functions may be. Its transform has a closed form for β = 1 and 2
 * alone; for β < 2 it is the density of a symmetric stable law and falls as
 * 2 Γ(β + 1) sin(πβ/2) / |k|^{1+β} (Zolotarev, One-dimensional Stable Distributions, 1986). So the
 * spectral penalty grows as k^{2+2β}: a smoothing spline of the fractional order 1 + β.
 */
export default defineActivation({
  name: 'exponential-power',
  title: 'Exponential power',
  formula: String.raw`e^{-|z|^\beta}`,
  params: z.object({
    exponent: z
      .number()
      .min(1)
      .max(4)
      .default(1.5)
      .describe('β, 1 is a cusp, 2 is a Gaussian, 4 is nearly a box'),
  }),
  create({ exponent: beta }) {
    const value = (z: number) => Math.exp(-(Math.abs(z) ** beta));
    return {
      value,
      slope: (z) => (z === 0 ? 0 : -Math.sign(z) * beta * Math.abs(z) ** (beta - 1) * value(z)),
      kinks: beta % 2 === 0 ? [] : [0],
      monotonic: 'non-monotonic',
      tensor: (ops, z) => ops.exp(ops.mul(ops.pow(ops.abs(z), beta), -1)),
    };
  },
});
