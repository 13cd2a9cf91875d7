import type { Figure, RasterMark } from '@spectral-bias/core';
import { componentNumbers, componentsAt } from './component-identity.ts';
import type { Components2dResult, GridComponents } from './components-2d.ts';

/** Room between two maps, in their own size. */
const gap = 0.12;

const transforms: Readonly<Record<string, string>> = {
  'dst-i': 'sin(pπn/(R+1))',
  'dst-vii': 'sin((2p−1)πn/(2R+1))',
};

/** The components as maps, roughness against order, and the share of it that is horizontal. */
export function components2dFigures(result: Components2dResult): readonly Figure[] {
  return [mosaicFigure(result), roughnessFigure(result), directionFigure(result)];
}

const place = (i: number) => i * (1 + gap);

function mosaicFigure(result: Components2dResult): Figure {
  const { activation, side, transform, shown, families } = result;
  const rows = families.length;
  const middle = (i: number) => place(i) + 0.5;
  return {
    name: 'maps',
    title: 'Components in two dimensions',
    caption: `Principal components of ${activation} networks on a ${side} × ${side} grid. Top: all directions v = [1, R], which reads the grid column by column: stripes, and no order. Middle: directions uniform on the circle: k orders the maps from smooth to rough. Bottom: products of ${transforms[transform]} by frequency (the paper's transform, its k and its biases are unknown; these are ours).`,
    x: {
      label: 'component k',
      domain: [-gap / 2, place(shown.length) - gap / 2],
      ticks: shown.map((k, i) => ({ at: middle(i), label: String(k) })),
      identity: componentsAt(mapPlaces(shown)),
    },
    y: {
      label: 'directions',
      domain: [-gap / 2, place(rows) - gap / 2],
      ticks: families.map(({ title }, row) => ({ at: middle(rows - 1 - row), label: title })),
    },
    marks: families.flatMap(({ maps }, row) =>
      shown.map((k, column) => mapMark(maps[k - 1]!, side, column, rows - 1 - row)),
    ),
    aspect: shown.length / rows,
  };
}

/** The middle of the maps of component k at k − 1; NaN where it is not shown. */
function mapPlaces(shown: readonly number[]): Float64Array {
  const places = new Float64Array(Math.max(...shown)).fill(Number.NaN);
  for (const [i, k] of shown.entries()) places[k - 1] = place(i) + 0.5;
  return places;
}

/** One map at its place in the mosaic, rows counted from below; the first one names the colours. */
function mapMark(map: Float64Array, side: number, column: number, row: number): RasterMark {
  return {
    mark: 'raster',
    x: [place(column), place(column) + 1],
    y: [place(row), place(row) + 1],
    columns: side,
    rows: side,
    values: scaledFromBottom(map, side),
    colours: 'diverging',
    ...(row === 0 && column === 0 && { label: 'component, relative to its largest value' }),
  };
}

/** Rows from the bottom up, the largest value 1. */
function scaledFromBottom(map: Float64Array, side: number): Float64Array {
  const most = map.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  return Float64Array.from({ length: map.length }, (_, i) => {
    const row = side - 1 - Math.floor(i / side);
    return map[row * side + (i % side)]! / most;
  });
}

function curves(
  families: readonly GridComponents[],
  of: (family: GridComponents) => Float64Array,
  scattered = false,
) {
  return families.map((family, series) => ({
    mark: scattered && series > 0 ? ('points' as const) : ('line' as const),
    role: 'fit' as const,
    series,
    label: family.title,
    x: of(family).map((_, k) => k + 1),
    y: of(family),
  }));
}

function roughnessFigure({ families }: Components2dResult): Figure {
  const told = families.map(({ title, correlation }) => `${title} ${correlation.toFixed(2)}`);
  return {
    name: 'roughness',
    title: 'Roughness against order',
    caption: `Mean squared difference of neighbours in component k. With v = [1, R] it rises while k < R, then falls and rises again as waves along the reading order alias; on the circle it grows with k. Rank correlation with k: ${told.join(', ')} (the measure is ours).`,
    x: { label: 'component k', identity: componentNumbers },
    y: { label: 'mean squared gradient' },
    marks: curves(families, ({ roughness }) => roughness),
  };
}

function directionFigure({ families }: Components2dResult): Figure {
  return {
    name: 'direction',
    title: 'How much of it is horizontal',
    caption:
      'The share of the gradient that lies along the rows: nearly all of it with v = [1, R], but where its waves alias (k near 2R, 4R); about half on the circle (ours).',
    x: { label: 'component k', identity: componentNumbers },
    y: { label: 'horizontal share of the gradient', domain: [0, 1] },
    marks: curves(families, ({ horizontal }) => horizontal, true),
  };
}
