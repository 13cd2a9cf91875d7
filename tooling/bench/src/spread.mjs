/**
 * The first round and the spread of the later ones, which alone are free of compilation; of a single
 * round, that round.
 */
export function spreadOf(milliseconds) {
  const [first, ...later] = milliseconds;
  const sorted = (later.length > 0 ? later : [first]).toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { first, min: sorted[0], median, max: sorted.at(-1) };
}
