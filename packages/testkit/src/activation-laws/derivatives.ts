import type { Activation } from '@spectral-bias/core';
import { derivative } from '../derivative.ts';
import { defineLaw, type Law, NotJudged } from '../law.ts';
import { place } from '../samples.ts';

/** φ′ against finite differences of φ, away from kinks: to 1e-7, or what differences can tell. */
export const slope: Law<Activation> = defineLaw({
  law: 'slope is the derivative of value away from kinks',
  sample: place,
  broken: ({ subject, sample }) =>
    differs('slope', subject.slope(sample), subject.value, subject.kinks, sample),
});

/** φ″ against finite differences of φ′, away from kinks: to 1e-7, or what differences can tell. */
export const curvature: Law<Activation> = defineLaw({
  law: 'curvature is the derivative of slope away from kinks',
  sample: place,
  missing: ({ curvature }) => (curvature ? undefined : 'it gives no curvature'),
  broken: ({ subject, sample }) =>
    differs('curvature', subject.curvature!(sample), subject.slope, subject.kinks, sample),
});

const TOO_CLOSE_TO_A_KINK = 1e-6;

/** Below this, differences of numbers lose digits to underflow. */
const TINY = 1e-290;

function differs(
  name: string,
  given: number,
  f: (z: number) => number,
  kinks: readonly number[],
  z: number,
): string | undefined {
  const room = Math.min(1, ...kinks.map((kink) => Math.abs(z - kink)));
  if (room < TOO_CLOSE_TO_A_KINK) throw new NotJudged('every place is close to a kink');
  const { value, error } = derivative(f, z, 0.9 * room);
  if (Math.abs(given - value) <= 10 * error + 1e-7 * Math.abs(value) + TINY) return undefined;
  return `${name}(${z}) is ${given}, finite differences give ${value} ± ${error}; if φ bends there, list it in kinks`;
}
