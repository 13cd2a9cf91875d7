/** Where a function of one variable is least. */
export interface Minimum {
  readonly at: number;
  readonly value: number;
}

/** Values of a function at two places at once. */
export type PairOfValues = (a: number, b: number) => readonly [number, number];

/**
 * A local minimum in [low, high], to an absolute `tolerance` in the argument, of a function that is
 * cheaper at two places at once: the vertex of the parabola through the best three points, and a
 * point beyond it that closes the bracket; halves where that shrinks it too slowly. `start` lies
 * inside and is no worse than the ends.
 */
export function minimizeByPairs(
  values: PairOfValues,
  low: Minimum,
  start: Minimum,
  high: Minimum,
  tolerance: number,
): Minimum {
  let [a, x, b] = [low, start, high];
  let slow = false;
  for (let round = 0; round < 60 && b.at - a.at > tolerance; round++) {
    const before = b.at - a.at;
    const [p, q] = slow ? halves(a, x, b) : aroundVertex(a, x, b, tolerance);
    const [fp, fq] = values(p, q);
    const points = [a, x, b, { at: p, value: fp }, { at: q, value: fq }];
    points.sort((one, other) => one.at - other.at);
    let best = 1;
    for (let i = 2; i < 4; i++) if (points[i]!.value < points[best]!.value) best = i;
    [a, x, b] = [points[best - 1]!, points[best]!, points[best + 1]!];
    slow = b.at - a.at > before / 2;
  }
  return x;
}

function halves(a: Minimum, x: Minimum, b: Minimum): [number, number] {
  return [(a.at + x.at) / 2, (x.at + b.at) / 2];
}

/** The parabola's vertex, and as far again beyond it; both sides of x where that is the vertex. */
function aroundVertex(a: Minimum, x: Minimum, b: Minimum, tolerance: number): [number, number] {
  const step = vertexStep(a, x, b);
  if (!(Math.abs(step) < b.at - a.at)) return halves(a, x, b);
  const least = tolerance / 3;
  if (Math.abs(step) < least) return inside(a, x, b, x.at - least, x.at + least);
  return inside(a, x, b, x.at + step, x.at + 2 * step);
}

/** Both places moved into the bracket where they are outside it. */
function inside(a: Minimum, x: Minimum, b: Minimum, p: number, q: number): [number, number] {
  const within = (place: number) => {
    if (place <= a.at) return (a.at + x.at) / 2;
    return place >= b.at ? (x.at + b.at) / 2 : place;
  };
  const [first, second] = [within(p), within(q)];
  return first === second ? halves(a, x, b) : [first, second];
}

/** From x to the vertex of the parabola through three points; NaN if they are on a line. */
function vertexStep(a: Minimum, x: Minimum, b: Minimum): number {
  const [left, right] = [x.at - a.at, b.at - x.at];
  const [up, down] = [(a.value - x.value) * right ** 2, (b.value - x.value) * left ** 2];
  return (up - down) / (2 * ((a.value - x.value) * right + (b.value - x.value) * left));
}
