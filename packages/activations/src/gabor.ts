import { type ActivationPlugin, defineActivation, z } from '@spectral-bias/core';
import { bell, squareUnderBell } from './bell.ts';

/**
 * Gabor wavelet: φ(z) = e^{−z²/2} cos(ωz), ω = `omega`.
 * φ̂(k) = √(π/2) (e^{−(k−ω)²/2} + e^{−(k+ω)²/2}): a band around ω instead of a low-pass.
 */
export const gabor: ActivationPlugin = defineActivation({
  name: 'gabor',
  title: 'Gabor wavelet',
  formula: String.raw`e^{-z^2/2} \cos(\omega z)`,
  params: z.object({
    omega: z.number().min(0).default(5).describe('frequency ω in radians per unit of z'),
  }),
  create: ({ omega }) => ({
    value: (z) => bell(z) * Math.cos(omega * z),
    slope: (z) => -bell(z) * (z * Math.cos(omega * z) + omega * Math.sin(omega * z)),
    curvature(z) {
      const even = squareUnderBell(z) - 1 - omega * omega;
      return bell(z) * even * Math.cos(omega * z) + 2 * omega * (z * bell(z)) * Math.sin(omega * z);
    },
    monotonic: 'non-monotonic',
    fourier: (k) => ({ re: Math.sqrt(Math.PI / 2) * (bell(k - omega) + bell(k + omega)), im: 0 }),
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = bell(z[i]!) * Math.cos(omega * z[i]!);
    },
    tensor: (ops, z) => ops.mul(ops.exp(ops.mul(ops.mul(z, z), -0.5)), ops.cos(ops.mul(z, omega))),
  }),
});
