/** Which sine basis: sin(pπ(n+1)/(R+1)), or sin((2p−1)π(n+1)/(2R+1)) as Heaviside's components. */
export type SineTransform = 'dst-i' | 'dst-vii';

/** One product of sines on a grid of `side` × `side` places, row after row. */
export interface SineMap {
  /** Half-waves down the rows and along the columns. */
  readonly frequencies: readonly [down: number, along: number];
  readonly values: Float64Array;
}

/**
 * The first `count` products of the two-dimensional discrete sine basis, by p² + q² (Lucey 2025,
 * Fig. 9, row 3, does not say which sine transform or which order; ties here by p).
 */
export function sineMaps(side: number, count: number, transform: SineTransform): SineMap[] {
  const pairs = Array.from({ length: side * side }, (_, i) => [
    Math.floor(i / side) + 1,
    (i % side) + 1,
  ]) as [number, number][];
  const size = ([p, q]: [number, number]) => {
    const [down, along] = transform === 'dst-i' ? [p, q] : [2 * p - 1, 2 * q - 1];
    return down * down + along * along;
  };
  return pairs
    .sort((a, b) => size(a) - size(b) || a[0] - b[0])
    .slice(0, count)
    .map((frequencies) => ({ frequencies, values: product(side, frequencies, transform) }));
}

function product(side: number, [p, q]: [number, number], transform: SineTransform): Float64Array {
  const [down, along] = [wave(side, p, transform), wave(side, q, transform)];
  return Float64Array.from(
    { length: side * side },
    (_, i) => down[Math.floor(i / side)]! * along[i % side]!,
  );
}

function wave(side: number, p: number, transform: SineTransform): Float64Array {
  const turn = transform === 'dst-i' ? p / (side + 1) : (2 * p - 1) / (2 * side + 1);
  return Float64Array.from({ length: side }, (_, n) => Math.sin(Math.PI * turn * (n + 1)));
}
