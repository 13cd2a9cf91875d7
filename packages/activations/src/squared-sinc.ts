import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';
import { sincCurvature, sincSlope, sincTensor, sincValue } from './normalized-sinc.ts';

/**
 * Square of the sine cardinal: φ(z) = [sin(πz)/(πz)]². φ̂(k) = 1 − |k|/2π for |k| < 2π, 0 beyond.
 */
export const squaredSinc: ActivationPlugin = defineActivation({
  name: 'squared-sinc',
  title: 'Squared sinc',
  formula: String.raw`\bigl(\sin(\pi z) / (\pi z)\bigr)^2`,
  create: () => ({
    value: (z) => sincValue(z) ** 2,
    slope: (z) => 2 * sincValue(z) * sincSlope(z),
    curvature: (z) => 2 * (sincSlope(z) ** 2 + sincValue(z) * sincCurvature(z)),
    monotonic: 'non-monotonic',
    bandLimit: 2 * Math.PI,
    fourier: (k) => ({ re: Math.max(0, 1 - Math.abs(k) / (2 * Math.PI)), im: 0 }),
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = sincValue(z[i]!) ** 2;
    },
    tensor(ops, z) {
      const sinc = sincTensor(ops, z);
      return ops.mul(sinc, sinc);
    },
  }),
});
