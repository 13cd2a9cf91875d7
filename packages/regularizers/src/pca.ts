import { defineRegularizer, type RegularizerPlugin, z } from '@spectral-bias/core';

/** Relative room for rounding in s, so that a threshold taken from the spectrum keeps its own s. */
const ROOM = 1e-12;

/**
 * Principal components, a hard threshold: m(s) = 1 where s ≥ τ, else 0 (theory section 2). A step
 * is not a rational function of s², so structured solvers cannot use it. A direction in which the
 * network does nothing (s = 0) is never kept.
 */
export const pca: RegularizerPlugin = defineRegularizer({
  name: 'pca',
  title: 'Principal components',
  formula: String.raw`[s \ge \tau]`,
  params: z.object({
    threshold: z.number().min(0).default(1).describe('τ, the least singular value that is kept'),
  }),
  create: ({ threshold }) => ({
    mask: (s) => (s > 0 && s >= threshold * (1 - ROOM) ? 1 : 0),
    threshold: () => threshold,
  }),
  fromThreshold: (threshold) => ({ threshold }),
});
