import fc from 'fast-check';

/** Places on the real line within ±30; shrinks to simple fractions near 0. */
export const place: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: -4096, max: 4096 }).map((i) => i / 256),
  fc.integer({ min: -30_000_000, max: 30_000_000 }).map((i) => i / 1_000_000),
);

/** Places of every magnitude, 1e-30 to 1e30, of both signs; shrinks to ±1. */
export const anyMagnitude: fc.Arbitrary<number> = fc
  .tuple(fc.constantFrom(1, -1), fc.integer({ min: -300, max: 300 }))
  .map(([sign, tenths]) => sign * 10 ** (tenths / 10));

/** A factor between `10^-decades` and `10^decades`; shrinks to 1. */
export function factor(decades: number): fc.Arbitrary<number> {
  const steps = Math.round(32 * decades);
  return fc.integer({ min: -steps, max: steps }).map((i) => 10 ** (i / 32));
}
