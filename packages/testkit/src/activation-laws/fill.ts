import type { Activation } from '@spectral-bias/core';
import fc from 'fast-check';
import { defineLaw, type Law } from '../law.ts';
import { near } from '../near.ts';
import { place } from '../samples.ts';

/** `fill` writes φ(z[i]) into out[i], to 1e-12, into another array and into z itself. */
export const fill: Law<Activation> = defineLaw({
  law: 'fill equals value, also in place',
  sample: fc.array(place, { maxLength: 12 }),
  broken({ subject, sample }) {
    const z = Float64Array.from(sample);
    const out = new Float64Array(z.length);
    subject.fill(out, z);
    const inPlace = Float64Array.from(sample);
    subject.fill(inPlace, inPlace);
    for (const [i, place] of sample.entries()) {
      const value = subject.value(place);
      if (z[i] !== place) return `fill changed z[${i}] from ${place} to ${z[i]}`;
      for (const filled of [out[i]!, inPlace[i]!]) {
        if (near(filled, value, 1e-12, 1)) continue;
        return `fill gives ${filled} at z[${i}] = ${place}, value gives ${value}`;
      }
    }
    return undefined;
  },
});
