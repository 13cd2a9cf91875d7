/** Round numbers of one decade: 1, 1.25, …, 9.75. */
const mantissas = Array.from({ length: 36 }, (_, k) => 1 + k / 4);

const firstDecade = -4;

/**
 * Times at which the gradient flow halts, so that it can be kept there: 1, 1.25, 1.5, …, 9.75 times a
 * power of ten, and the end. Where it halts makes a difference in its last digits, so that the halts
 * do not depend on the end but for the end itself: a run that is resumed from a round time gives the
 * bits of one that was never cut.
 */
export function flowHalts(from: number, end: number): number[] {
  const halts: number[] = [];
  for (let decade = firstDecade; 10 ** decade < end; decade++) {
    const power = 10 ** Math.abs(decade);
    halts.push(...mantissas.map((m) => (decade < 0 ? m / power : m * power)));
  }
  return [...halts.filter((time) => time > from && time < end), ...(end > from ? [end] : [])];
}

/** At most `count` of the halts, closer together at the start, the last one included. */
export function someHalts(halts: readonly number[], count: number): number[] {
  const end = halts.at(-1);
  if (end === undefined) return [];
  const nearest = (time: number) =>
    halts.reduce((best, halt) => (Math.abs(halt - time) < Math.abs(best - time) ? halt : best));
  const wanted = Array.from({ length: count - 1 }, (_, k) => end * ((k + 1) / (count - 1)) ** 3);
  return [...new Set(wanted.map(nearest))];
}

/** At most `count` whole numbers from 1 to `end`, closer together at the start. */
export function someSteps(end: number, count: number): number[] {
  const wanted = Array.from({ length: count - 1 }, (_, k) =>
    Math.round(end * ((k + 1) / (count - 1)) ** 3),
  );
  return [...new Set(wanted)].filter((step) => step > 0);
}
