import { type Columns, columnOf } from './columns.ts';

/** Pixels of the two edges of a band; NaN where there is none. */
export interface PixelBand {
  readonly x: ArrayLike<number>;
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
}

/** A thinned band: what is drawn. */
export interface ThinBand {
  readonly x: number[];
  readonly lower: number[];
  readonly upper: number[];
}

const isWhole = ({ x, lower, upper }: PixelBand, i: number): boolean =>
  !Number.isNaN(x[i]! + lower[i]! + upper[i]!);

function push(thin: ThinBand, x: number, lower: number, upper: number): void {
  thin.x.push(x);
  thin.lower.push(lower);
  thin.upper.push(upper);
}

/** A band of one corner a pixel column, as wide there as the band ever is in that column. */
export function thinBand(band: PixelBand, columns: Columns, most: number): ThinBand {
  const thin: ThinBand = { x: [], lower: [], upper: [] };
  const dense = band.x.length > most;
  let column = Number.NaN;
  for (let i = 0; i < band.x.length; i++) {
    const here = isWhole(band, i) ? columnOf(band.x[i]!, columns) : Number.NaN;
    const last = thin.x.length - 1;
    if (Number.isNaN(here)) {
      if (last >= 0 && !Number.isNaN(thin.x[last]!)) push(thin, here, here, here);
    } else if (dense && here === column) {
      thin.lower[last] = Math.max(thin.lower[last]!, band.lower[i]!);
      thin.upper[last] = Math.min(thin.upper[last]!, band.upper[i]!);
    } else {
      push(thin, band.x[i]!, band.lower[i]!, band.upper[i]!);
    }
    column = here;
  }
  return thin;
}
