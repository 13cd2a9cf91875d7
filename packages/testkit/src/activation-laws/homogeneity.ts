import type { Activation } from '@spectral-bias/core';
import fc from 'fast-check';
import { defineLaw, type Law } from '../law.ts';
import { near } from '../near.ts';
import { factor, place } from '../samples.ts';

/** φ(cz) = c^h φ(z) for c > 0, to 1e-11, h the declared homogeneity. */
export const homogeneity: Law<Activation> = defineLaw({
  law: 'value is homogeneous to the declared degree',
  sample: fc.tuple(place, factor(1)),
  missing: ({ homogeneity }) => (homogeneity === undefined ? 'it declares none' : undefined),
  broken({ subject, sample: [z, c] }) {
    const h = subject.homogeneity!;
    const stretched = subject.value(c * z);
    const expected = c ** h * subject.value(z);
    if (near(stretched, expected, 1e-11)) return undefined;
    return `value(${c} · ${z}) is ${stretched}; homogeneity ${h} asks for ${expected}`;
  },
});
