import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, InvalidParameterError, type Random } from '../src/index.ts';

const draws = (random: Random, count: number) =>
  Float64Array.from({ length: count }, () => random.uniform());

/**
 * xoroshiro128+ as Blackman and Vigna publish it (xoroshiro128plus.c, a = 24, b = 16, c = 37, and
 * its jump polynomial), started after one jump from the state that pure-rand gives a seed; a
 * uniform number is the low 26 and 27 bits of two draws.
 */
function reference(seed: number): () => number {
  const mask = 0xffffffffffffffffn;
  const rotl = (x: bigint, k: bigint) => ((x << k) | (x >> (64n - k))) & mask;
  const low = (x: number) => BigInt(x >>> 0);
  let s0 = (0xffffffffn << 32n) | low(~seed);
  let s1 = low(seed) << 32n;
  const next = () => {
    const sum = (s0 + s1) & mask;
    const x = s0 ^ s1;
    s0 = rotl(s0, 24n) ^ x ^ ((x << 16n) & mask);
    s1 = rotl(x, 37n);
    return sum;
  };
  let j0 = 0n;
  let j1 = 0n;
  for (const jump of [0xdf900294d8f554a5n, 0x170865df4b3201fcn]) {
    for (let bit = 0n; bit < 64n; bit++) {
      if (jump & (1n << bit)) {
        j0 ^= s0;
        j1 ^= s1;
      }
      next();
    }
  }
  [s0, s1] = [j0, j1];
  return () => Number(((next() & 0x3ffffffn) << 27n) | (next() & 0x7ffffffn)) / 2 ** 53;
}

describe('the generator', () => {
  it('is xoroshiro128+, bit for bit', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 32 - 1 }), (seed) => {
        const random = createRandom(seed);
        const uniform = reference(seed);
        for (let i = 0; i < 20; i++) if (random.uniform() !== uniform()) return false;
        return true;
      }),
      { seed: 1, numRuns: 50 },
    );
  });

  it('never changes: the first numbers of seed 1', () => {
    expect([...draws(createRandom(1), 3)]).toEqual([
      0.5516269059277428, 0.9171766928384073, 0.8382188006730045,
    ]);
    const random = createRandom(1);
    expect([random.normal(), random.normal(), random.normal()]).toEqual([
      0.10231375429664562, 0.8267571507983682, 0.2386101132370923,
    ]);
  });

  it('gives the same numbers for the same seed, others for another', () => {
    expect(draws(createRandom(5), 100)).toEqual(draws(createRandom(5), 100));
    expect(draws(createRandom(5), 100)).not.toEqual(draws(createRandom(6), 100));
    expect(createRandom(5).seed).toBe(5);
  });

  it('refuses what is no 32-bit seed', () => {
    for (const seed of [0.5, Number.NaN, 2 ** 32, -(2 ** 31) - 1]) {
      expect(() => createRandom(seed)).toThrow(InvalidParameterError);
    }
  });
});

describe('streams', () => {
  it('differ from each other and from their source, and repeat themselves', () => {
    const source = createRandom(3);
    const heads = [source, ...[0, 1, 2, 7].map((index) => source.stream(index))].map((one) =>
      draws(one, 50).join(),
    );
    expect(new Set(heads).size).toBe(5);
    expect(draws(createRandom(3).stream(2), 50).join()).toBe(heads[3]);
  });

  it('do not depend on how much was drawn from their source', () => {
    const used = createRandom(3);
    draws(used, 17);
    expect(draws(used.stream(1), 5)).toEqual(draws(createRandom(3).stream(1), 5));
  });

  it('are not correlated, within 5 standard errors', () => {
    const n = 20_000;
    const [a, b] = [draws(createRandom(1).stream(0), n), draws(createRandom(1).stream(1), n)];
    const covariance = a.reduce((sum, value, i) => sum + (value - 0.5) * (b[i]! - 0.5), 0) / n;
    expect(Math.abs(covariance * 12)).toBeLessThan(5 / Math.sqrt(n));
  });
});

describe('distributions, within 5 standard errors of 100 000 draws', () => {
  const n = 100_000;
  const moments = (next: () => number) => {
    const values = Float64Array.from({ length: n }, next);
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n;
    return { values, mean, variance };
  };

  it('uniform numbers lie in [0, 1) with mean 1/2 and variance 1/12', () => {
    const random = createRandom(11);
    const { values, mean, variance } = moments(() => random.uniform());
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(Math.abs(mean - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(variance - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / n));
  });

  it('normal numbers have mean 0, variance 1 and 4.55 % beyond 2', () => {
    const random = createRandom(12);
    const { values, mean, variance } = moments(() => random.normal());
    const beyond = values.filter((value) => Math.abs(value) > 2).length / n;
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(n));
    expect(Math.abs(variance - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
    expect(Math.abs(beyond - 0.0455)).toBeLessThan(5 * Math.sqrt((0.0455 * 0.9545) / n));
  });

  it('integers below 6 are equally frequent', () => {
    const random = createRandom(13);
    const counts = new Float64Array(6);
    for (let i = 0; i < n; i++) counts[random.integer(6)]!++;
    for (const count of counts) {
      expect(Math.abs(count / n - 1 / 6)).toBeLessThan(5 * Math.sqrt(5 / 36 / n));
    }
  });
});
