import type { Regularizer } from '@spectral-bias/core';
import { defineLaw, type Law } from '../law.ts';
import { maskOf, orRefused, singularValues } from './subject.ts';

/** residualOfSquare(s²) = 1 − m(s), to 1e-12 absolute. */
export const residual: Law<Regularizer> = defineLaw({
  law: 'residualOfSquare is 1 − mask',
  sample: singularValues,
  missing: ({ residualOfSquare }) =>
    residualOfSquare ? undefined : 'it gives no residualOfSquare',
  broken({ subject, sample: { s, s1 } }) {
    const mask = maskOf(subject, s, s1);
    const left = orRefused(() => subject.residualOfSquare!(s * s, s1 * s1));
    if (Math.abs(left - (1 - mask)) <= 1e-12) return undefined;
    return `residualOfSquare(${s}², ${s1}²) is ${left}, 1 − mask is ${1 - mask}`;
  },
});
