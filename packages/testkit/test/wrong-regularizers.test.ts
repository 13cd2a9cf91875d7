import { defineRegularizer, type RegularizerForm, z } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import { checkRegularizer } from '../src/index.ts';

interface Changes {
  readonly form?: (lambda: number) => Partial<RegularizerForm>;
  readonly fromThreshold?: (threshold: number) => { lambda: number };
}

const plugin = ({ form, fromThreshold = (threshold) => ({ lambda: threshold ** 2 }) }: Changes) =>
  defineRegularizer({
    name: 'suspect',
    title: 'Suspect',
    formula: '',
    params: z.object({ lambda: z.number().min(0).default(1e-3) }),
    create: ({ lambda }) => ({
      mask: (s) => (s === 0 ? 0 : s ** 2 / (s ** 2 + lambda)),
      residualOfSquare: (t) => (t === 0 ? 1 : lambda / (t + lambda)),
      threshold: () => Math.sqrt(lambda),
      ...form?.(lambda),
    }),
    fromThreshold,
  });

const lawsBrokenBy = (changes: Changes) =>
  checkRegularizer(plugin(changes))
    .filter(({ passed }) => !passed)
    .map(({ law }) => law);

describe('the laws of regularizers', () => {
  it('pass a right ridge', () => {
    expect(lawsBrokenBy({})).toEqual([]);
  });

  const faults: [string, Changes, RegExp][] = [
    ['a mask above 1', { form: () => ({ mask: (s) => (s === 0 ? 0 : 1.01) }) }, /between 0 and 1/],
    ['a negative mask', { form: () => ({ mask: (s) => -s }) }, /between 0 and 1/],
    [
      'a mask that is NaN at 0',
      { form: (l) => ({ mask: (s) => s ** 2 / (s ** 2 + l) }) },
      /is 0 at s = 0/,
    ],
    [
      'a mask that falls',
      { form: () => ({ mask: (s) => (s === 0 ? 0 : 1 / (1 + s)) }) },
      /does not fall/,
    ],
    [
      'a residual of s instead of s²',
      { form: (l) => ({ residualOfSquare: (t) => l / (Math.sqrt(t) + l) }) },
      /1 − mask/,
    ],
    ['a threshold without its root', { form: (l) => ({ threshold: () => l }) }, /inverse/],
    [
      'a conversion upside down',
      { fromThreshold: (t) => ({ lambda: 1 / t ** 2 }) },
      /does not grow/,
    ],
    [
      'a conversion that never lets go',
      { fromThreshold: (t) => ({ lambda: 1 + t ** 2 }) },
      /tends to 1/,
    ],
  ];

  it.each(faults)('catch %s', (_, changes, law) => {
    expect(lawsBrokenBy(changes)).toContainEqual(expect.stringMatching(law));
  });

  it('catch a create that throws', () => {
    const fragile = defineRegularizer({
      name: 'fragile',
      title: 'Fragile',
      formula: '',
      params: z.object({ q: z.int().min(0).max(20).default(1) }),
      create({ q }) {
        if (q === 13) throw new Error('unlucky');
        return { mask: (s) => (s > 0 ? 1 : 0) };
      },
    });
    const [create] = checkRegularizer(fragile);
    expect(create).toMatchObject({
      passed: false,
      counterexample: 'fragile:q=13: create threw Error: unlucky',
    });
  });
});
