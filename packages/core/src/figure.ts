/** A role gives a thing the same colour in every figure: data grey, fit blue, truth green, … */
export type FigureRole = 'data' | 'fit' | 'truth' | 'mask' | 'penalty' | 'chosen' | 'neutral';

/** One axis of a figure. */
export interface FigureAxis {
  /** What is measured, with its unit: `time (ms)`. */
  readonly label: string;
  readonly scale?: 'linear' | 'log';
  /** The range shown; the data's own where left out. */
  readonly domain?: readonly [number, number];
}

interface FigureMark {
  readonly role: FigureRole;
  /** Named in the legend; a mark without one is not listed. */
  readonly label?: string;
}

/** A polyline; NaN breaks it. */
export interface LineMark extends FigureMark {
  readonly mark: 'line';
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly dashed?: boolean;
}

/** Points. */
export interface PointMark extends FigureMark {
  readonly mark: 'points';
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** The region between two curves. */
export interface BandMark extends FigureMark {
  readonly mark: 'band';
  readonly x: ArrayLike<number>;
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
}

/** A line across the whole figure, at an x or at a y. */
export interface RuleMark extends FigureMark {
  readonly mark: 'rule';
  readonly axis: 'x' | 'y';
  readonly at: number;
}

/** A figure as data: the command line, the report and the page all draw it from this. */
export interface Figure {
  /** Names the figure's files. */
  readonly name: string;
  readonly title: string;
  /** What to look at, in a sentence; also the text alternative. */
  readonly caption: string;
  readonly x: FigureAxis;
  readonly y: FigureAxis;
  readonly marks: readonly (LineMark | PointMark | BandMark | RuleMark)[];
}

/** Columns of equal length. */
export interface Table {
  readonly columns: readonly {
    readonly name: string;
    readonly values: ArrayLike<number | string>;
  }[];
}
