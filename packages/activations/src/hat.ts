import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';

const value = (z: number): number => Math.max(0, 1 - Math.abs(z));

/** Hat: φ(z) = max(0, 1 − |z|), the linear B-spline. φ̂(k) = [sin(k/2)/(k/2)]². */
export const hat: ActivationPlugin = defineActivation({
  name: 'hat',
  title: 'Hat',
  formula: String.raw`\max(0, 1 - |z|)`,
  create: () => ({
    value,
    slope: (z) => (Math.abs(z) < 1 ? (z > 0 ? -1 : 1) : 0),
    curvature: () => 0,
    kinks: [-1, 0, 1],
    monotonic: 'non-monotonic',
    support: [-1, 1],
    fourier: (k) => ({ re: (Math.sin(k / 2) / (k / 2)) ** 2, im: 0 }),
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = value(z[i]!);
    },
    tensor: (ops, z) => ops.max(ops.add(ops.mul(ops.abs(z), -1), 1), 0),
  }),
});
