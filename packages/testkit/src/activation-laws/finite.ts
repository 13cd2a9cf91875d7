import type { Activation } from '@spectral-bias/core';
import { defineLaw, type Law } from '../law.ts';
import { anyMagnitude } from '../samples.ts';

/** φ, φ′ and φ″ are finite for |z| from 1e-30 to 1e30, and at 0. */
export const finite: Law<Activation> = defineLaw({
  law: 'value, slope and curvature are finite where z is',
  sample: anyMagnitude,
  broken({ subject, sample }) {
    for (const z of [sample, 0]) {
      const { value, slope, curvature } = subject;
      for (const [name, f] of Object.entries({ value, slope, curvature })) {
        if (f && !Number.isFinite(f(z))) return `${name}(${z}) is ${f(z)}`;
      }
    }
    return undefined;
  },
});
