import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';

/**
 * Sine: φ(z) = sin z. Its spectrum is two lines at k = ±1, so it has no transform to divide by;
 * `scale` is the frequency in radians per unit.
 */
export const sine: ActivationPlugin = defineActivation({
  name: 'sine',
  title: 'Sine',
  formula: String.raw`\sin z`,
  create: () => ({
    value: Math.sin,
    slope: Math.cos,
    curvature: (z) => -Math.sin(z),
    monotonic: 'non-monotonic',
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = Math.sin(z[i]!);
    },
    tensor: (ops, z) => ops.sin(z),
  }),
});
