import type { Activation } from '@spectral-bias/core';
import { defineLaw, type Law } from '../law.ts';
import { near } from '../near.ts';
import { numberTensorOps } from '../number-tensor-ops.ts';
import { place } from '../samples.ts';

/** The tensor form, run in double precision, equals φ to 1e-10 of max(1, |z|, |φ|). */
export const tensor: Law<Activation> = defineLaw({
  law: 'the tensor form equals value',
  sample: place,
  missing: ({ tensor }) => (tensor ? undefined : 'it gives no tensor form'),
  broken({ subject, sample }) {
    const value = subject.value(sample);
    const found = subject.tensor!(numberTensorOps, sample);
    if (near(found, value, 1e-10, Math.max(1, Math.abs(sample)))) return undefined;
    return `the tensor form gives ${found} at z = ${sample}, value gives ${value}`;
  },
});
