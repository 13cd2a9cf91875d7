import type { Regularizer } from '@spectral-bias/core';
import { defineLaw, type Law } from '../law.ts';
import { maskOf, singularValues } from './subject.ts';

/** m(0) = 0: nothing is fitted in a direction where the network does nothing. */
export const zero: Law<Regularizer> = defineLaw({
  law: 'the mask is 0 at s = 0',
  sample: singularValues,
  broken({ subject, sample: { s1 } }) {
    const mask = maskOf(subject, 0, s1);
    return mask === 0 ? undefined : `mask(0, ${s1}) is ${mask}`;
  },
});
