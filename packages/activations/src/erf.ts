import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';
import { errorFunction } from './error-function.ts';

const slope = (z: number): number => (2 / Math.sqrt(Math.PI)) * Math.exp(-z * z);

/** Error function: φ(z) = erf z, φ̂(k) = −(2i/k) e^{−k²/4}. */
export const erf: ActivationPlugin = defineActivation({
  name: 'erf',
  title: 'Error function',
  formula: String.raw`\operatorname{erf} z`,
  create: () => ({
    value: (z) => errorFunction(z),
    slope,
    curvature: (z) => -2 * (z * slope(z)),
    monotonic: 'monotonic',
    fourier: (k) => ({ re: 0, im: (-2 / k) * Math.exp((-k * k) / 4) }),
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = errorFunction(z[i]!);
    },
    tensor: (ops, z) => ops.erf(z),
  }),
});
