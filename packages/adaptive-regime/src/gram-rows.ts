/** Points, count × dimension. */
interface Points {
  readonly dimension: number;
  readonly count: number;
  readonly x: Float64Array;
}

/**
 * Rows of ⟨x_n, x_m⟩ + shift over all m, each made when first asked for; without the products, of
 * the shift alone.
 */
export function gramRows(
  { dimension, count, x }: Points,
  shift: number,
  products = true,
): (n: number) => Float64Array {
  const rows = new Map<number, Float64Array>();
  return (n) => {
    const known = rows.get(n);
    if (known) return known;
    const row = new Float64Array(count).fill(shift);
    for (let m = 0; products && m < count; m++) {
      let sum = 0;
      for (let d = 0; d < dimension; d++) sum += x[n * dimension + d]! * x[m * dimension + d]!;
      row[m] = sum + shift;
    }
    rows.set(n, row);
    return row;
  };
}
