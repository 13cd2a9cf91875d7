import type { Activation } from '@spectral-bias/core';
import fc from 'fast-check';
import { defineLaw, type Law } from '../law.ts';
import { place } from '../samples.ts';

/** The slope of a monotonic activation never has the sign opposite to its rise or fall. */
export const slopeSign: Law<Activation> = defineLaw({
  law: 'a monotonic activation has a slope of one sign',
  sample: fc.tuple(place, place),
  missing: ({ monotonic }) =>
    monotonic === 'monotonic' ? undefined : 'it is not declared monotonic',
  broken({ subject, sample: [a, b] }) {
    const [first, second] = [subject.slope(a), subject.slope(b)];
    if (first * second >= 0) return undefined;
    return `slope(${a}) is ${first} and slope(${b}) is ${second}`;
  },
});
