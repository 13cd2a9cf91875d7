import { describe, expect, it } from 'vitest';
import { defineRegularizer, z } from '../src/index.ts';

const ridge = defineRegularizer({
  name: 'ridge',
  title: 'Ridge',
  formula: 's^2/(s^2+\\lambda)',
  params: z.object({ lambda: z.number().min(0).default(1) }),
  create: ({ lambda }) => ({
    mask: (s) => (s * s) / (s * s + lambda),
    threshold: () => Math.sqrt(lambda),
  }),
  fromThreshold: (threshold) => ({ lambda: threshold ** 2 }),
});

describe('a regularizer plug-in', () => {
  it('makes frozen regularizers that know their name and parameters', () => {
    const one = ridge.create();
    expect(one).toMatchObject({ name: 'ridge', params: { lambda: 1 } });
    expect(one.mask(1, 1)).toBe(0.5);
    expect([Object.isFrozen(ridge), Object.isFrozen(one)]).toEqual([true, true]);
  });

  it('turns a threshold into parameters and back', () => {
    const params = ridge.fromThreshold!(0.25, 1);
    expect(ridge.create(params).threshold!(1)).toBe(0.25);
  });

  it('converts from no threshold where its author has not said how', () => {
    const keep = defineRegularizer({
      name: 'keep',
      title: 'Keep',
      formula: '1',
      params: z.object({}),
      create: () => ({ mask: () => 1 }),
    });
    expect(keep.fromThreshold).toBeUndefined();
    expect('fromThreshold' in keep).toBe(false);
  });

  it('refuses values out of range', () => {
    expect(() => ridge.create({ lambda: -1 })).toThrow(/^ridge\.lambda is -1; expected /);
  });
});
