import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';

/** Arc tangent: φ(z) = arctan z, φ̂(k) = −(iπ/k) e^{−|k|}. */
export const arctan: ActivationPlugin = defineActivation({
  name: 'arctan',
  title: 'Arc tangent',
  formula: String.raw`\arctan z`,
  create: () => ({
    value: Math.atan,
    slope: (z) => 1 / (1 + z * z),
    curvature: (z) => -2 * (z / (1 + z * z) ** 2),
    monotonic: 'monotonic',
    fourier: (k) => ({ re: 0, im: (-Math.PI / k) * Math.exp(-Math.abs(k)) }),
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = Math.atan(z[i]!);
    },
    tensor: (ops, z) => ops.atan(z),
  }),
});
