/** The pixel columns that a mark is thinned in: how wide one is, and the edges of the plot. */
export interface Columns {
  readonly size: number;
  readonly left: number;
  readonly right: number;
}

/** The column of a pixel; all that lies off the plot on one side is one column. */
export function columnOf(x: number, { size, left, right }: Columns): number {
  return Math.floor(Math.min(right + size, Math.max(left - size, x)) / size);
}
