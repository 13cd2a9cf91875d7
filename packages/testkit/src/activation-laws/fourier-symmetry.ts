import type { Activation } from '@spectral-bias/core';
import { defineLaw, type Law } from '../law.ts';
import { near } from '../near.ts';
import { factor } from '../samples.ts';

/** φ is real, so φ̂(−k) is the complex conjugate of φ̂(k); to 1e-12. */
export const fourierSymmetry: Law<Activation> = defineLaw({
  law: 'fourier(−k) is the conjugate of fourier(k)',
  sample: factor(2),
  missing: ({ fourier }) => (fourier ? undefined : 'it gives no fourier'),
  broken({ subject, sample: k }) {
    const right = subject.fourier!(k);
    const left = subject.fourier!(-k);
    const size = Math.hypot(right.re, right.im);
    if (near(left.re, right.re, 1e-12, size) && near(left.im, -right.im, 1e-12, size))
      return undefined;
    return `fourier(${k}) is ${right.re} + ${right.im}i, fourier(${-k}) is ${left.re} + ${left.im}i`;
  },
});
