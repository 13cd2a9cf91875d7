import type { Activation } from '@spectral-bias/core';
import fc from 'fast-check';
import { defineLaw, type Law } from '../law.ts';

/** Kinks are finite and strictly ascending. */
export const kinks: Law<Activation> = defineLaw({
  law: 'kinks are finite and ascending',
  sample: fc.constant(undefined),
  broken({ subject: { kinks } }) {
    const good = kinks.every(
      (kink, i) => Number.isFinite(kink) && (i === 0 || kink > kinks[i - 1]!),
    );
    return good ? undefined : `kinks are [${kinks.join(', ')}]`;
  },
});
