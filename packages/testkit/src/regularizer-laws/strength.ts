import type { Regularizer, RegularizerPlugin } from '@spectral-bias/core';
import fc from 'fast-check';
import { defineLaw, type Law, type Maker, NotJudged } from '../law.ts';
import { near } from '../near.ts';
import { factor } from '../samples.ts';
import { maskOf, orRefused, singularValues, thresholdShare } from './subject.ts';

/** create(fromThreshold(τ)).threshold is τ, to 1e-9. */
export const roundTrip: Law<Regularizer> = defineLaw({
  law: 'fromThreshold and threshold are inverse',
  sample: fc.tuple(factor(1), thresholdShare),
  missing: ({ threshold }) => (threshold ? undefined : 'it gives no threshold'),
  broken({ plugin, sample: [s1, share] }) {
    const wanted = share * s1;
    const found = withThreshold(plugin, wanted, s1).threshold!(s1);
    if (near(found, wanted, 1e-9)) return undefined;
    return `with s1 = ${s1}, fromThreshold(${wanted}) gives threshold ${found}`;
  },
});

/** A larger threshold never gives a larger mask, to 1e-12, unless it overshoots. */
export const stronger: Law<Regularizer> = defineLaw({
  law: 'the mask does not grow with the threshold, unless it overshoots',
  sample: fc.tuple(singularValues, thresholdShare, fc.integer({ min: 1, max: 100 })),
  broken({ plugin, sample: [{ s, s1 }, share, percent] }) {
    const high = share * s1;
    const low = (high * percent) / 100;
    const mild = withThreshold(plugin, low, s1);
    if (mild.overshoots) throw new NotJudged('it overshoots');
    const weak = maskOf(mild, s, s1);
    const strong = maskOf(withThreshold(plugin, high, s1), s, s1);
    if (strong <= weak + 1e-12) return undefined;
    return `mask(${s}, ${s1}) is ${weak} at threshold ${low}, ${strong} at ${high}`;
  },
});

/** m(s1) → 1 as the threshold → 0: within 1e-9 at 1e-6 s1. */
export const vanishing: Law<Regularizer> = defineLaw({
  law: 'the mask tends to 1 as the threshold tends to 0',
  sample: factor(1),
  broken({ plugin, sample: s1 }) {
    const threshold = 1e-6 * s1;
    const mask = maskOf(withThreshold(plugin, threshold, s1), s1, s1);
    if (Math.abs(1 - mask) <= 1e-9) return undefined;
    return `mask(${s1}, ${s1}) is ${mask} at threshold ${threshold}`;
  },
});

function withThreshold(plugin: Maker<Regularizer>, threshold: number, s1: number): Regularizer {
  const { fromThreshold } = plugin as RegularizerPlugin;
  if (!fromThreshold) throw new NotJudged('it gives no fromThreshold');
  return orRefused(() => plugin.create(fromThreshold(threshold, s1)));
}
