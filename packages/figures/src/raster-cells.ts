import type { RasterMark } from '@spectral-bias/core';
import { isDrawable } from './extent.ts';

/** Numbers on a grid, row after row; NaN where there is none. */
export interface Cells {
  readonly columns: number;
  readonly rows: number;
  readonly values: ArrayLike<number>;
}

/** Columns and rows of a grid. */
export interface Size {
  readonly columns: number;
  readonly rows: number;
}

/** The mean of the numbers in a block of cells; NaN where there are none. */
function blockMean(cells: Cells, left: number, right: number, top: number, bottom: number) {
  let [sum, count] = [0, 0];
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      const value = cells.values[row * cells.columns + column] ?? Number.NaN;
      if (!isDrawable(value, 'linear')) continue;
      sum += value;
      count += 1;
    }
  }
  return count === 0 ? Number.NaN : sum / count;
}

/** As many columns and rows as are drawn: at most those of `most`, and `area` together. */
function fewerCells({ columns, rows }: RasterMark, most: Size, area: number): Size {
  const across = Math.max(1, Math.min(columns, Math.ceil(most.columns)));
  const down = Math.max(1, Math.min(rows, Math.ceil(most.rows)));
  const shrink = Math.min(1, Math.sqrt(area / (across * down)));
  return {
    columns: Math.max(1, Math.floor(across * shrink)),
    rows: Math.max(1, Math.floor(down * shrink)),
  };
}

/** A raster as it is drawn: where it has more cells than can be seen, each is a mean of several. */
export function visibleCells(raster: RasterMark, most: Size, area: number): Cells {
  const { columns, rows } = fewerCells(raster, most, area);
  if (columns === raster.columns && rows === raster.rows) return raster;
  const values = new Float64Array(columns * rows);
  for (let row = 0; row < rows; row++) {
    const top = Math.floor((row * raster.rows) / rows);
    const bottom = Math.floor(((row + 1) * raster.rows) / rows);
    for (let column = 0; column < columns; column++) {
      const left = Math.floor((column * raster.columns) / columns);
      const right = Math.floor(((column + 1) * raster.columns) / columns);
      values[row * columns + column] = blockMean(raster, left, right, top, bottom);
    }
  }
  return { columns, rows, values };
}
