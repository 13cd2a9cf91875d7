import type { Regularizer } from '@spectral-bias/core';
import fc from 'fast-check';
import { defineLaw, type Law, NotJudged } from '../law.ts';
import { maskOf, singularValues } from './subject.ts';

/** m does not fall as s grows, to 1e-14. */
export const rising: Law<Regularizer> = defineLaw({
  law: 'the mask does not fall as s grows, unless it overshoots',
  sample: fc.tuple(singularValues, fc.integer({ min: 0, max: 100 })),
  broken({ subject, sample: [{ s, s1 }, percent] }) {
    if (subject.overshoots) throw new NotJudged('it overshoots');
    const smaller = (s * percent) / 100;
    const [low, high] = [maskOf(subject, smaller, s1), maskOf(subject, s, s1)];
    if (low <= high + 1e-14) return undefined;
    return `mask(${smaller}, ${s1}) is ${low}, mask(${s}, ${s1}) is ${high}`;
  },
});
