import type { Regularizer } from '@spectral-bias/core';
import { defineLaw, type Law } from '../law.ts';
import { maskOf, singularValues } from './subject.ts';

/** 0 ≤ m ≤ 1; finite and within [−1, 2] where it is declared to overshoot. */
export const range: Law<Regularizer> = defineLaw({
  law: 'the mask lies between 0 and 1 unless it overshoots',
  sample: singularValues,
  broken({ subject, sample: { s, s1 } }) {
    const mask = maskOf(subject, s, s1);
    const [least, most] = subject.overshoots ? [-1, 2] : [0, 1];
    if (mask >= least && mask <= most) return undefined;
    return `mask(${s}, ${s1}) is ${mask}`;
  },
});
