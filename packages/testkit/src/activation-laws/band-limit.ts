import type { Activation } from '@spectral-bias/core';
import { defineLaw, type Law } from '../law.ts';
import { factor } from '../samples.ts';

/** φ̂(k) is exactly 0 for |k| beyond the declared band limit. */
export const bandLimit: Law<Activation> = defineLaw({
  law: 'fourier is 0 beyond the band limit',
  sample: factor(3),
  missing: ({ bandLimit, fourier }) =>
    bandLimit === undefined ? 'it declares none' : fourier ? undefined : 'it gives no fourier',
  broken({ subject, sample }) {
    const k = subject.bandLimit! * (1 + sample);
    const { re, im } = subject.fourier!(k);
    return re === 0 && im === 0 ? undefined : `fourier(${k}) is ${re} + ${im}i`;
  },
});
