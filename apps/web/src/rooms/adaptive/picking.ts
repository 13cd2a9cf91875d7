/** Breaklines as the page holds them. */
export interface Lines {
  readonly theta: ArrayLike<number>;
  readonly gamma: ArrayLike<number>;
}

/** The breakline that passes nearest to (x₁, x₂), within `reach`; undefined where none does. */
export function nearestLine(
  { theta, gamma }: Lines,
  x1: number,
  x2: number,
  reach: number,
): number | undefined {
  return nearest(gamma.length, reach, (i) =>
    Math.abs(Math.cos(theta[i]!) * x1 + Math.sin(theta[i]!) * x2 - gamma[i]!),
  );
}

/** The neuron nearest to a place on the unrolled cylinder, across its seam as well; in pixels. */
export function nearestNeuron(
  { theta, gamma }: Lines,
  place: { readonly theta: number; readonly gamma: number },
  pixels: { readonly perAngle: number; readonly perOffset: number },
  reach: number,
): number | undefined {
  return nearest(gamma.length, reach, (i) => {
    const turn = Math.abs(theta[i]! - place.theta) % (2 * Math.PI);
    const apart = Math.min(turn, 2 * Math.PI - turn);
    return Math.hypot(apart * pixels.perAngle, (gamma[i]! - place.gamma) * pixels.perOffset);
  });
}

/** The sample nearest to (x₁, x₂), within `reach`. */
export function nearestPoint(
  points: readonly (readonly [number, number, number])[],
  x1: number,
  x2: number,
  reach: number,
): number | undefined {
  return nearest(points.length, reach, (n) => Math.hypot(points[n]![0] - x1, points[n]![1] - x2));
}

function nearest(
  count: number,
  reach: number,
  distance: (i: number) => number,
): number | undefined {
  let best: number | undefined;
  let least = reach;
  for (let i = 0; i < count; i++) {
    const apart = distance(i);
    if (apart > least) continue;
    best = i;
    least = apart;
  }
  return best;
}
