import type { Activation } from '@spectral-bias/core';
import fc from 'fast-check';
import { defineLaw, type Law, NotJudged } from '../law.ts';
import { place } from '../samples.ts';

/** Smallest jump that is not taken for rounding. */
const ROUNDING = 1e-13;

/**
 * φ, φ′ and φ″ jump only at kinks. Between two places without a kink in between, the half that
 * changes more is halved again 44 times; a jump is a change that is left then, above 1e-6 of the
 * largest change on the way.
 */
export const jumps: Law<Activation> = defineLaw({
  law: 'value, slope and curvature jump only at kinks',
  sample: fc.tuple(place, place),
  broken({ subject, sample: [a, b] }) {
    const from = Math.min(a, b);
    const to = beforeKink(subject.kinks, from, Math.max(a, b));
    if (from === to || subject.kinks.includes(from)) throw new NotJudged('no room between kinks');
    const { value, slope, curvature } = subject;
    for (const [name, f] of Object.entries({ value, slope, curvature })) {
      const jump = f && findJump(f, from, to);
      if (jump) return `${name} jumps by ${jump.by} near ${jump.at}; list it in kinks`;
    }
    return undefined;
  },
});

/** `to`, or a place shortly before the first kink after `from`. */
function beforeKink(kinks: readonly number[], from: number, to: number): number {
  const next = kinks.find((kink) => kink > from);
  return next === undefined || to < next ? to : next - 1e-6 * (next - from);
}

function findJump(
  f: (z: number) => number,
  from: number,
  to: number,
): { at: number; by: number } | undefined {
  let [a, b] = [from, to];
  let [atA, atB] = [f(a), f(b)];
  const size = Math.abs(atA) + Math.abs(atB);
  let largest = Math.abs(atB - atA);
  for (let i = 0; i < 44; i++) {
    const middle = (a + b) / 2;
    const atMiddle = f(middle);
    const [left, right] = [Math.abs(atMiddle - atA), Math.abs(atB - atMiddle)];
    largest = Math.max(largest, left, right);
    if (left > right) [b, atB] = [middle, atMiddle];
    else [a, atA] = [middle, atMiddle];
  }
  const by = atB - atA;
  return Math.abs(by) > 1e-6 * largest + 1e-12 * size + ROUNDING ? { at: b, by } : undefined;
}
