import type { Activation } from '@spectral-bias/core';
import fc from 'fast-check';
import { defineLaw, type Law } from '../law.ts';

/** Number of turns that a declaration allows: between rising and falling, on the whole line. */
const turns = {
  monotonic: { least: 0, most: 0 },
  quasi: { least: 1, most: 2 },
  'non-monotonic': { least: 1, most: Infinity },
} as const;

/**
 * φ turns between rising and falling as often as declared: never if monotonic, once or twice (one
 * dip) if `quasi`, at least once if not monotonic. Looked for on a grid over ±100, finest at 0, in
 * units of 1/scale; steps below 1e-13 of the largest |φ| are not seen.
 */
export const monotonicity: Law<Activation> = defineLaw({
  law: 'value turns as often as `monotonic` says',
  sample: fc.integer({ min: 0, max: 99 }).map((i) => i / 100),
  expensive: true,
  missing: ({ monotonic }) => (monotonic === undefined ? 'it declares nothing' : undefined),
  broken({ subject, sample }) {
    const declared = subject.monotonic!;
    const found = findTurns(subject, grid(subject, sample));
    const { least, most } = turns[declared];
    if (found.length >= least && found.length <= most) return undefined;
    const where = found.slice(0, 4).join(', ');
    return `it is declared ${declared}, and turns ${found.length} times${where && `: at ${where}`}`;
  },
});

const POINTS = 400;

function grid({ params, kinks }: Activation, offset: number): number[] {
  const unit = typeof params.scale === 'number' ? 1 / params.scale : 1;
  const around = kinks.flatMap((kink) => {
    const gap = Math.max(Math.abs(kink), unit) * 2 ** -45;
    return [kink - gap, kink, kink + gap];
  });
  const points = Array.from({ length: POINTS }, (_, i) => {
    const u = (2 * (i + offset)) / POINTS - 1;
    return (unit * Math.sinh(8 * u)) / 14.9;
  });
  return [...points, ...around].sort((a, b) => a - b);
}

function findTurns({ value }: Activation, places: readonly number[]): number[] {
  const values = places.map((z) => value(z));
  const unseen = 1e-13 * values.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  const found: number[] = [];
  let last = values[0]!;
  let direction = 0;
  for (let i = 1; i < values.length; i++) {
    const step = values[i]! - last;
    if (Math.abs(step) <= unseen) continue;
    if (direction !== 0 && Math.sign(step) !== direction) found.push(places[i]!);
    direction = Math.sign(step);
    last = values[i]!;
  }
  return found;
}
