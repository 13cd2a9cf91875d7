/** Where a function of one variable is least. */
export interface Minimum {
  readonly at: number;
  readonly value: number;
}

/** Values of a function at several places at once. */
export type ValuesAt = (places: readonly number[]) => readonly number[];

/**
 * A local minimum, to an absolute `tolerance` in the argument, of a function that is cheaper at four
 * places at once: where the cubic through the best point and its neighbours is least, one place on
 * either side close enough to end the search, and the middle of the longer side of the bracket; four
 * places evenly where that shrinks the bracket too slowly.
 *
 * @param known three points or more in ascending order, the best of them not at an end
 */
export function minimizeByFours(
  values: ValuesAt,
  known: readonly Minimum[],
  tolerance: number,
): Minimum {
  let points = known;
  let best = bestInside(points);
  for (let round = 0, slow = false; round < 60 && width(points, best) > tolerance; round++) {
    const before = width(points, best);
    const places = slow ? evenly(points, best) : aroundVertex(points, best, 0.45 * tolerance);
    const found = values(places);
    points = [...points, ...places.map((at, i) => ({ at, value: found[i]! }))];
    points = points.toSorted((one, other) => one.at - other.at);
    best = bestInside(points);
    slow = width(points, best) > before / 2;
  }
  return points[best]!;
}

function bestInside(points: readonly Minimum[]): number {
  let best = 1;
  for (let i = 2; i < points.length - 1; i++) {
    if (points[i]!.value < points[best]!.value) best = i;
  }
  return best;
}

function width(points: readonly Minimum[], best: number): number {
  return points[best + 1]!.at - points[best - 1]!.at;
}

function evenly(points: readonly Minimum[], best: number): number[] {
  const [from, share] = [points[best - 1]!.at, width(points, best) / 5];
  return [1, 2, 3, 4].map((k) => from + k * share);
}

/** The vertex, both sides of it, and the middle of the longer side of the bracket. */
function aroundVertex(points: readonly Minimum[], best: number, reach: number): number[] {
  const [low, high] = [points[best - 1]!.at, points[best + 1]!.at];
  const vertex = vertexNear(points, best);
  if (!(vertex > low && vertex < high)) return evenly(points, best);
  const middle = ((high - vertex > vertex - low ? high : low) + vertex) / 2;
  const places = [vertex - reach, vertex, vertex + reach, middle];
  return places.filter((place) => place > low && place < high);
}

/**
 * Where the cubic through the best point, its neighbours and the next point to them is least, in
 * Newton's form; the parabola through three where there is no other. NaN if they are on a line.
 */
function vertexNear(points: readonly Minimum[], best: number): number {
  const [a, x, b] = [points[best - 1]!, points[best]!, points[best + 1]!];
  const first = (one: Minimum, other: Minimum) => (other.value - one.value) / (other.at - one.at);
  const [left, right] = [first(x, a), first(x, b)];
  const bend = (right - left) / (b.at - a.at);
  const next = nextPoint(points, best);
  const third = next ? ((first(x, next) - right) / (next.at - b.at) - bend) / (next.at - a.at) : 0;
  const [u, v] = [a.at - x.at, b.at - x.at];
  // with d the distance from x: left d + bend d(d − u) + third d(d − u)(d − v), its slope being 0
  const [square, linear, constant] = [
    3 * third,
    bend - third * (u + v),
    left - bend * u + third * u * v,
  ];
  const root = Math.sqrt(linear * linear - square * constant);
  return x.at - constant / (linear + root);
}

/** The nearer to the best of the points beyond its neighbours. */
function nextPoint(points: readonly Minimum[], best: number): Minimum | undefined {
  const [x, before, after] = [points[best]!, points[best - 2], points[best + 2]];
  if (!before || !after) return before ?? after;
  return x.at - before.at < after.at - x.at ? before : after;
}
