import type { Figure, FigureMark, RasterMark, Shades } from '@spectral-bias/core';
import type { RampKind } from './colour-ramp.ts';
import { type Extent, isDrawable } from './extent.ts';

/** Which number has which colour, the same wherever a figure uses the ramp. */
export interface ColourScale {
  readonly kind: RampKind;
  /** The numbers that have the first and the last colour. */
  readonly range: Extent;
  /** What the numbers are; empty where nothing says so. */
  readonly label: string;
}

/** The rasters, and the shades of points and segments. */
function shaded(mark: FigureMark): readonly (RasterMark | Shades)[] {
  if (mark.mark === 'raster') return [mark];
  const hasShades = mark.mark === 'points' || mark.mark === 'segments';
  return hasShades && mark.shades !== undefined ? [mark.shades] : [];
}

function valueRange(all: readonly (RasterMark | Shades)[]): Extent | undefined {
  let [low, high] = [Infinity, -Infinity];
  for (const { values } of all) {
    for (let i = 0; i < values.length; i++) {
      const value = values[i]!;
      if (!isDrawable(value, 'linear')) continue;
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return low <= high ? [low, high] : undefined;
}

function spread(kind: RampKind, [low, high]: Extent): Extent {
  const reach = Math.max(Math.abs(low), Math.abs(high)) || 1;
  if (kind === 'diverging') return [-reach, reach];
  return high > low ? [low, high] : [low - 0.1 * reach, high + 0.1 * reach];
}

/** The one or two colour scales of a figure; a ramp that colours no number has none. */
export function colourScales({ marks }: Figure): ColourScale[] {
  const all = marks.flatMap(shaded);
  return (['sequential', 'diverging'] as const).flatMap((kind) => {
    const alike = all.filter(({ colours }) => colours === kind);
    const range = valueRange(alike);
    if (range === undefined) return [];
    const labels = alike.map(({ label }) => label?.trim() ?? '').filter((label) => label !== '');
    return [{ kind, range: spread(kind, range), label: [...new Set(labels)].join(' · ') }];
  });
}
