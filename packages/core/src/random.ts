import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { InvalidParameterError } from './errors.ts';

/** A seeded source of random numbers; the same seed gives the same numbers everywhere. */
export interface Random {
  readonly seed: number;
  /** Uniform on [0, 1). */
  uniform(): number;
  /** Standard normal (Marsaglia's polar method). */
  normal(): number;
  /** Uniform integer, 0 ≤ i < n. */
  integer(n: number): number;
  /**
   * An independent source, 2⁶⁴ draws away; the same `index` gives the same stream. Take all streams
   * from one source: those of a stream are its neighbours again.
   */
  stream(index: number): Random;
}

/**
 * Random numbers by xoroshiro128+ (Blackman and Vigna; pure-rand), 53 bits a draw.
 *
 * @param seed an integer, −2³¹ ≤ seed < 2³²
 * @throws InvalidParameterError for any other seed
 */
export function createRandom(seed: number): Random {
  if (!Number.isInteger(seed) || seed < -(2 ** 31) || seed >= 2 ** 32) {
    throw new InvalidParameterError('seed', seed, 'an integer from -2147483648 to 4294967295');
  }
  const generator = xoroshiro128plus(seed);
  generator.jump(); // the first draws after seeding are alike for all small seeds
  return fromGenerator(seed, generator);
}

function fromGenerator(seed: number, generator: ReturnType<typeof xoroshiro128plus>): Random {
  const start = generator.clone();
  const uniform = () => uniformFloat64(generator);
  let spare: number | undefined;
  const normal = () => {
    if (spare !== undefined) {
      const value = spare;
      spare = undefined;
      return value;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const r = u * u + v * v;
      if (r < 1 && r > 0) {
        const factor = Math.sqrt((-2 * Math.log(r)) / r);
        spare = v * factor;
        return u * factor;
      }
    }
  };
  return {
    seed,
    uniform,
    normal,
    integer: (n) => Math.floor(uniform() * n),
    stream(index) {
      const jumped = start.clone();
      for (let i = 0; i <= index; i++) jumped.jump();
      return fromGenerator(seed, jumped);
    },
  };
}
