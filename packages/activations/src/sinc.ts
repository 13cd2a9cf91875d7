import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';
import { sincCurvature, sincSlope, sincTensor, sincValue } from './normalized-sinc.ts';

/**
 * Sine cardinal: φ(z) = sin(πz)/(πz). φ̂(k) = 1 for |k| < π, 0 beyond and ½ at the edge: with
 * `scale` σ a network passes σ/2 cycles per unit of x and nothing above (theory sections 3, 4).
 */
export const sinc: ActivationPlugin = defineActivation({
  name: 'sinc',
  title: 'Sinc',
  formula: String.raw`\sin(\pi z) / (\pi z)`,
  create: () => ({
    value: sincValue,
    slope: sincSlope,
    curvature: sincCurvature,
    monotonic: 'non-monotonic',
    bandLimit: Math.PI,
    fourier: (k) => ({ re: (1 + Math.sign(Math.PI - Math.abs(k))) / 2, im: 0 }),
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = sincValue(z[i]!);
    },
    tensor: sincTensor,
  }),
});
