import { defineActivation, z } from '@spectral-bias/core';

/** Leaky ReLU, φ(z) = z for z > 0, else αz: put your own φ in its place. */
export default defineActivation({
  name: 'my-plugin',
  title: 'My plugin',
  formula: String.raw`\max(z, \alpha z)`,

  // Described once: flags, controls of the page, checks and documentation come from here.
  // Every activation has `scale` beside these: φ(scale·z).
  params: z.object({
    alpha: z.number().min(0).max(0.9).default(0.1).describe('slope left of zero'),
  }),

  create: ({ alpha }) => ({
    value: (z) => (z > 0 ? z : alpha * z),
    slope: (z) => (z > 0 ? 1 : alpha),

    // Facts let others be exact or fast. Leave out those that you do not know: what is missing is
    // computed, and what is wrong is found by the laws in test/.
    kinks: [0], // where φ, φ′ or φ″ jumps
    monotonic: 'monotonic', // or 'quasi', 'non-monotonic'
    homogeneity: 1, // φ(cz) = c φ(z) for c > 0
    greensOrder: 2, // φ″ is a point mass: solved exactly in linear time
    fourier: (k) => ({ re: (alpha - 1) / k ** 2, im: 0 }), // ∫ φ(z) e^(−ikz) dz, k ≠ 0
    fill(out, z) {
      for (let i = 0; i < z.length; i++) out[i] = z[i]! > 0 ? z[i]! : alpha * z[i]!;
    },
    tensor: (ops, z) => ops.max(z, ops.mul(z, alpha)), // lets the tfjs engines train it
  }),
});
