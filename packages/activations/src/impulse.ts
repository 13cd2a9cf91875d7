import { type ActivationPlugin, defineActivation } from '@spectral-bias/core';

const HALF_WIDTH = 2 ** -40;

const value = (z: number): number => (Math.abs(z) <= HALF_WIDTH ? 1 : 0);

/**
 * Kronecker's impulse: φ(z) = 1 where |z| ≤ 2⁻⁴⁰ (room for rounding in ⟨v, x⟩ − b), else 0. With
 * the biases at the samples the Jacobian is the identity: the network that memorises (theory
 * section 4). It has no transform: as a function of z it is 0 almost everywhere.
 */
export const impulse: ActivationPlugin = defineActivation({
  name: 'impulse',
  title: 'Impulse',
  formula: '[z = 0]',
  create: () => ({
    value,
    slope: () => 0,
    curvature: () => 0,
    kinks: [-HALF_WIDTH, HALF_WIDTH],
    monotonic: 'non-monotonic',
    support: [-HALF_WIDTH, HALF_WIDTH],
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = value(z[i]!);
    },
    tensor: (ops, z) => ops.where(ops.greater(ops.abs(z), HALF_WIDTH), 0, 1),
  }),
});
