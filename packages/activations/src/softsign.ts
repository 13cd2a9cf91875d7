import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';

const value = (z: number): number => z / (1 + Math.abs(z));

/** Softsign: φ(z) = z/(1 + |z|). Its transform has no elementary closed form (it needs Si and Ci). */
export const softsign: ActivationPlugin = defineActivation({
  name: 'softsign',
  title: 'Softsign',
  formula: 'z / (1 + |z|)',
  create: () => ({
    value,
    slope: (z) => 1 / (1 + Math.abs(z)) ** 2,
    curvature: (z) => (-2 * Math.sign(z)) / (1 + Math.abs(z)) ** 3,
    kinks: [0],
    monotonic: 'monotonic',
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = value(z[i]!);
    },
    tensor: (ops, z) => ops.div(z, ops.add(ops.abs(z), 1)),
  }),
});
