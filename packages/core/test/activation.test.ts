import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineActivation, InvalidParameterError, type TensorOps, z } from '../src/index.ts';

/** A bump a (1 − z²) with everything an author may give. */
const bump = defineActivation({
  name: 'bump',
  title: 'Bump',
  formula: 'a (1 - z^2)',
  params: z.object({ a: z.number().positive().default(1).describe('height') }),
  create: ({ a }) => {
    const value = (z: number) => (Math.abs(z) < 1 ? a * (1 - z * z) : 0);
    return {
      value,
      slope: (z) => (Math.abs(z) < 1 ? -2 * a * z : 0),
      curvature: (z) => (Math.abs(z) < 1 ? -2 * a : 0),
      kinks: [-1, 1],
      support: [-1, 1],
      bandLimit: 100,
      fourier: (k) => ({
        re: (4 * a * (Math.sin(k) - k * Math.cos(k))) / k ** 3,
        im: k,
      }),
      fill(out, z) {
        for (let i = 0; i < z.length; i++) out[i] = value(z[i]!);
      },
      tensor: (ops, z) => ops.mul(ops.sub(ops.mul(ops.mul(z, z), -1), -1), a),
    };
  },
});

/** The least that an author may give. */
const cube = defineActivation({
  name: 'cube',
  title: 'Cube',
  formula: 'z^3',
  create: () => ({ value: (z) => z ** 3, slope: (z) => 3 * z * z }),
});

const places = fc.double({ min: -3, max: 3, noNaN: true });
const scales = fc.double({ min: 0.01, max: 100, noNaN: true });
const near = (a: number, b: number) => Math.abs(a - b) <= 1e-12 * (Math.abs(a) + Math.abs(b));

describe('scale s makes φ(sz), with every fact to match', () => {
  const plain = bump.create({ a: 3 });

  it('values, slopes and curvatures are those at sz, times 1, s and s²', () => {
    fc.assert(
      fc.property(places, scales, (z, scale) => {
        const scaled = bump.create({ a: 3, scale });
        return (
          near(scaled.value(z), plain.value(scale * z)) &&
          near(scaled.slope(z), scale * plain.slope(scale * z)) &&
          near(scaled.curvature!(z), scale ** 2 * plain.curvature!(scale * z))
        );
      }),
      { seed: 1 },
    );
  });

  it('kinks and support shrink by s, the band limit grows by s', () => {
    const scaled = bump.create({ scale: 4 });
    expect(scaled.kinks).toEqual([-0.25, 0.25]);
    expect(scaled.support).toEqual([-0.25, 0.25]);
    expect(scaled.bandLimit).toBe(400);
  });

  it('the transform at k is that at k/s, over s', () => {
    const { re, im } = bump.create({ a: 3, scale: 4 }).fourier!(2);
    const at = plain.fourier!(0.5);
    expect([re, im]).toEqual([at.re / 4, at.im / 4]);
  });

  it('fill equals value, also in place', () => {
    const z = Float64Array.from({ length: 41 }, (_, i) => (i - 20) / 8);
    for (const activation of [plain, bump.create({ scale: 2.5 }), cube.create({ scale: 2 })]) {
      const expected = z.map((value) => activation.value(value));
      const out = new Float64Array(z.length);
      activation.fill(out, z);
      expect(out).toEqual(expected);
      const inPlace = z.slice();
      activation.fill(inPlace, inPlace);
      expect(inPlace).toEqual(expected);
    }
  });

  it('the tensor form takes sz', () => {
    const ops = {
      mul: (a: number, b: number) => a * b,
      sub: (a: number, b: number) => a - b,
    } as unknown as TensorOps<number>;
    const scaled = bump.create({ a: 3, scale: 2 });
    expect(scaled.tensor!(ops, 0.25)).toBe(scaled.value(0.25));
  });

  it('homogeneity and what else has no unit stays', () => {
    const line = defineActivation({
      name: 'line',
      title: 'Line',
      formula: 'z',
      create: () => ({ value: (z) => z, slope: () => 1, homogeneity: 1, monotonic: 'monotonic' }),
    });
    expect(line.create({ scale: 3 })).toMatchObject({ homogeneity: 1, monotonic: 'monotonic' });
  });
});

describe('what the author left out', () => {
  it('kinks are none, fill is made from value, the rest stays undefined', () => {
    const activation = cube.create({ scale: 2 });
    expect(activation.kinks).toEqual([]);
    expect(activation.curvature).toBeUndefined();
    expect(activation.fourier).toBeUndefined();
    expect(activation.support).toBeUndefined();
    expect(activation.bandLimit).toBeUndefined();
    expect(Object.keys(cube.params.shape)).toEqual(['scale']);
  });
});

describe('parameters', () => {
  it('are filled in, kept and frozen with the activation', () => {
    const activation = bump.create({ a: 2 });
    expect(activation).toMatchObject({ name: 'bump', params: { a: 2, scale: 1 } });
    expect(Object.isFrozen(activation)).toBe(true);
    expect(bump.create().params).toEqual({ a: 1, scale: 1 });
  });

  it('out of range are refused, scale 0 among them', () => {
    expect(() => bump.create({ a: -1 })).toThrow(InvalidParameterError);
    for (const scale of [0, -1, Number.NaN, Infinity, '2']) {
      expect(() => bump.create({ scale })).toThrow(/^bump\.scale is .*; expected /);
    }
  });
});
