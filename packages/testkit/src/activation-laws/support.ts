import type { Activation } from '@spectral-bias/core';
import { defineLaw, type Law, NotJudged } from '../law.ts';
import { anyMagnitude } from '../samples.ts';

/** φ is exactly 0 outside its declared support, from 1e-9 of its ends on. */
export const support: Law<Activation> = defineLaw({
  law: 'value is 0 outside the support',
  sample: anyMagnitude,
  missing: ({ support }) => (support ? undefined : 'it declares none'),
  broken({ subject, sample }) {
    const [from, to] = subject.support!;
    const end = sample > 0 ? to : from;
    const z = end + sample;
    if (!(Math.abs(z - end) > 1e-9 * Math.abs(end))) throw new NotJudged('nothing is outside');
    const value = subject.value(z);
    return value === 0 ? undefined : `value(${z}) is ${value}, outside [${from}, ${to}]`;
  },
});
