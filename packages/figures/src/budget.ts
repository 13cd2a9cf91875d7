import type { Figure, PointMark, SegmentMark } from '@spectral-bias/core';

/** How much one mark of a figure may draw, so that lines and points stay well below 300 kB. */
export interface Budget {
  /** Corners of one line or band. */
  readonly corners: number;
  /** Points of one cloud. */
  readonly points: number;
  /** Segments of one mark. */
  readonly segments: number;
  /** Cells of one raster. */
  readonly cells: number;
}

const MOST_CORNERS = 10_000;
const MOST_POINTS = 4_000;
const THINNED_POINTS = 3_000;
const MOST_SEGMENTS = 8_000;
const MOST_CELLS = 400_000;

/** Shares what a figure may draw among its marks. */
export function figureBudget({ marks }: Figure): Budget {
  const clouds = marks.filter(({ mark }) => mark === 'points') as PointMark[];
  const lines = marks.filter(({ mark }) => mark === 'line' || mark === 'band').length;
  const rasters = marks.filter(({ mark }) => mark === 'raster').length;
  const bundles = marks.filter(({ mark }) => mark === 'segments') as SegmentMark[];
  const all = clouds.reduce((sum, { x }) => sum + x.length, 0);
  const pieces = bundles.reduce((sum, { x1 }) => sum + x1.length, 0);
  return {
    corners: Math.floor(MOST_CORNERS / Math.max(1, lines)),
    points: all <= MOST_POINTS ? MOST_POINTS : Math.floor(THINNED_POINTS / clouds.length),
    segments: pieces <= MOST_SEGMENTS ? MOST_SEGMENTS : Math.floor(MOST_SEGMENTS / bundles.length),
    cells: Math.floor(MOST_CELLS / Math.max(1, rasters)),
  };
}
