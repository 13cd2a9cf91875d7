import type { SymmetricRow } from './complex-symmetric.ts';
import type { Shift } from './kalman-passes.ts';

/** The normal equations of the polynomial part: Σ u v / F over innovations u, v. */
export function normalRows(
  columns: readonly Float64Array[],
  right: Float64Array,
  inverse: Float64Array,
): SymmetricRow[] {
  const d = columns.length;
  const sums = new Float64Array(2 * d * (d + 1));
  for (let i = 0; i < right.length; i += 2) {
    const ir = inverse[i]!;
    const ii = inverse[i + 1]!;
    for (let r = 0; r < d; r++) {
      const row = columns[r]!;
      const wr = row[i]! * ir - row[i + 1]! * ii;
      const wi = row[i]! * ii + row[i + 1]! * ir;
      const at = 2 * r * (d + 1);
      for (let c = 0; c <= r; c++) {
        const other = columns[c]!;
        sums[at + 2 * c]! += wr * other[i]! - wi * other[i + 1]!;
        sums[at + 2 * c + 1]! += wr * other[i + 1]! + wi * other[i]!;
      }
      sums[at + 2 * d]! += wr * right[i]! - wi * right[i + 1]!;
      sums[at + 2 * d + 1]! += wr * right[i + 1]! + wi * right[i]!;
    }
  }
  const entry = (r: number, c: number): Shift => {
    const at = 2 * (r * (d + 1) + c);
    return { re: sums[at]!, im: sums[at + 1]! };
  };
  return columns.map((_, r) => ({
    lower: Array.from({ length: r + 1 }, (__, c) => entry(r, c)),
    right: entry(r, d),
  }));
}
