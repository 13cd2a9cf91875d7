/** |a − b| ≤ tolerance · max(|a|, |b|, size); false where either is NaN. */
export function near(a: number, b: number, tolerance: number, size = 0): boolean {
  if (a === b) return true;
  return Math.abs(a - b) <= tolerance * Math.max(Math.abs(a), Math.abs(b), size);
}
