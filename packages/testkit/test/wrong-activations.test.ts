import { type ActivationForm, defineActivation, z } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import { checkActivation } from '../src/index.ts';

const right: ActivationForm = {
  value: (z) => Math.max(0, z),
  slope: (z) => (z > 0 ? 1 : 0),
  curvature: () => 0,
  kinks: [0],
  homogeneity: 1,
  greensOrder: 2,
  monotonic: 'monotonic',
  fourier: (k) => ({ re: -1 / k ** 2, im: 0 }),
  tensor: (ops, z) => ops.max(z, 0),
};

const plugin = (changes: Partial<ActivationForm>) =>
  defineActivation({
    name: 'suspect',
    title: 'Suspect',
    formula: '',
    create: () => ({ ...right, ...changes }),
  });

const brokenBy = (changes: Partial<ActivationForm>) =>
  checkActivation(plugin(changes)).filter(({ passed }) => !passed);

describe('the laws of activations', () => {
  it('pass a right ReLU', () => {
    expect(brokenBy({})).toEqual([]);
  });

  const faults: [string, Partial<ActivationForm>, RegExp][] = [
    ['a slope 1e-5 too steep', { slope: (z) => (z > 0 ? 1.00001 : 0) }, /^slope is the derivative/],
    ['an undeclared kink', { kinks: [] }, /jump only at kinks/],
    ['a kink in the wrong place', { kinks: [0.1] }, /jump only at kinks/],
    [
      'a curvature that is not there',
      { curvature: (z) => z / 100 },
      /^curvature is the derivative/,
    ],
    ['a value that overflows', { value: (z) => Math.log(1 + Math.exp(z)) }, /are finite/],
    ['a value that throws', { value: () => fail() }, /are finite/],
    ['a slope that is no number', { slope: () => [].at(0)! }, /are finite/],
    ['a fill that differs', { fill: (out, z) => void out.set(z) }, /^fill equals value/],
    [
      'a fill that cannot work in place',
      { fill: (out, z) => fillLate(out, z) },
      /^fill equals value/,
    ],
    ['a tensor form that differs', { tensor: (ops, z) => ops.abs(z) }, /^the tensor form/],
    ['a wrong homogeneity', { homogeneity: 2 }, /^value is homogeneous/],
    ['a Green’s order too high', { greensOrder: 3 }, /point mass/],
    ['a Green’s order too low', { greensOrder: 1 }, /point mass/],
    ['kinks out of order', { kinks: [0, -1] }, /^kinks are/],
    ['a support too small', { support: [-1, 1] }, /outside the support/],
    [
      'a transform of the wrong size',
      { fourier: (k) => ({ re: -2 / k ** 2, im: 0 }) },
      /^fourier is/,
    ],
    [
      'a transform 1e-6 off',
      { fourier: (k) => ({ re: -1.000001 / k ** 2, im: 0 }) },
      /^fourier is/,
    ],
    [
      'a transform of the wrong sign',
      { fourier: (k) => ({ re: 1 / k ** 2, im: 0 }) },
      /^fourier is/,
    ],
    [
      'a transform of another phase',
      { fourier: (k) => ({ re: 0, im: 1 / k ** 3 }) },
      /^fourier is/,
    ],
    ['a transform for k > 0 only', { fourier: (k) => ({ re: -1 / k ** 3, im: 0 }) }, /conjugate/],
    ['a band limit that is none', { bandLimit: 3 }, /band limit/],
    ['a claim of being non-monotonic', { monotonic: 'non-monotonic' }, /^value turns/],
    ['a claim of being quasi-monotonic', { monotonic: 'quasi' }, /^value turns/],
  ];

  it.each(faults)('catch %s', (_, changes, law) => {
    const failures = brokenBy(changes);
    expect(failures.map((failure) => failure.law)).toContainEqual(expect.stringMatching(law));
    for (const { counterexample } of failures) expect(counterexample).toMatch(/^suspect/);
  });

  it('catch a bell that is called monotonic', () => {
    const failures = brokenBy({
      value: (z) => Math.exp(-z * z),
      slope: (z) => -2 * z * Math.exp(-z * z),
    }).map(({ law }) => law);
    expect(failures).toContain('value turns as often as `monotonic` says');
    expect(failures).toContain('a monotonic activation has a slope of one sign');
  });

  it('catch a create that throws, and name the parameter value', () => {
    const fragile = defineActivation({
      name: 'fragile',
      title: 'Fragile',
      formula: '',
      params: z.object({ alpha: z.number().min(0).max(1).default(0.5) }),
      create({ alpha }) {
        if (alpha > 0.7) throw new RangeError('alpha is too large');
        return { value: (z) => alpha * z, slope: () => alpha };
      },
    });
    const [create] = checkActivation(fragile);
    expect(create).toMatchObject({
      passed: false,
      counterexample: 'fragile:alpha=0.71: create threw RangeError: alpha is too large',
    });
  });

  it('catch a hand-made plug-in whose scale does nothing', () => {
    const careless = { ...plugin({}), create: () => plugin({}).create() };
    const stubborn = {
      ...careless,
      create: (values = {}) => ({ ...careless.create(), params: { scale: 1, ...values } }),
    };
    const failures = checkActivation(stubborn).filter(({ passed }) => !passed);
    expect(failures.map(({ law }) => law)).toContainEqual(expect.stringMatching(/scale stretches/));
  });

  it('skip what is not declared, and say why', () => {
    const bare = defineActivation({
      name: 'bare',
      title: 'Bare',
      formula: 'z',
      create: () => ({ value: (z) => z, slope: () => 1 }),
    });
    const reports = checkActivation(bare);
    expect(reports.every(({ passed }) => passed)).toBe(true);
    const skipped = reports.filter((report) => report.skipped !== undefined);
    expect(skipped).toHaveLength(10);
    expect(skipped.map((report) => report.skipped)).toContain('it gives no fourier');
  });

  it('give the same reports for the same seed', () => {
    const wrong = plugin({ slope: (z) => (z > 0.3 ? 1.1 : 0) });
    expect(checkActivation(wrong, { seed: 7 })).toEqual(checkActivation(wrong, { seed: 7 }));
  });
});

function fillLate(out: Float64Array, z: Float64Array): void {
  out.fill(0);
  for (let i = 0; i < z.length; i++) out[i] = Math.max(0, z[i]!);
}

function fail(): never {
  throw new Error('no value');
}
