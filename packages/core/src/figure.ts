/** A role gives a thing the same colour in every figure: data grey, fit blue, truth green, … */
export type FigureRole = 'data' | 'fit' | 'truth' | 'mask' | 'penalty' | 'chosen' | 'neutral';

/**
 * Where along an axis the things of a kind lie that other figures show too, such as the components
 * of a network: pointing at one in any figure of a page lights it up in all.
 */
export interface AxisIdentity {
  /** What they are, in a word: `component`. Figures that use the same word are linked. */
  readonly kind: string;
  /** Thing number i lies at `at[i − 1]`; at i itself where left out. */
  readonly at?: ArrayLike<number>;
}

/** Which thing a mark, or each of its values, shows: a number, or a name such as an activation's. */
export interface MarkIdentity {
  /** What it is, in a word: `component`, `activation`. Figures that use the same word are linked. */
  readonly kind: string;
  /** One for the whole mark, or one for each of its values. */
  readonly of: number | string | ArrayLike<number> | readonly string[];
}

/** One axis of a figure. */
export interface FigureAxis {
  /** What is measured, with its unit: `time (ms)`. */
  readonly label: string;
  readonly scale?: 'linear' | 'log';
  /** The range shown; the data's own where left out. */
  readonly domain?: readonly [number, number];
  /** Named places instead of numbers. */
  readonly ticks?: readonly { readonly at: number; readonly label: string }[];
  /** What else of the page lies along this axis. */
  readonly identity?: AxisIdentity;
}

interface FigureMarkBase {
  readonly role: FigureRole;
  /** Which of several alike things it is, from 0: each gets a colour of its own, not its role's. */
  readonly series?: number;
  /** Named in the legend; a mark without one is not listed. */
  readonly label?: string;
  /** What of the page it shows. */
  readonly identity?: MarkIdentity;
}

/** A polyline; NaN breaks it. */
export interface LineMark extends FigureMarkBase {
  readonly mark: 'line';
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly dashed?: boolean;
}

/** A number for each point or segment of a mark, drawn as its colour; NaN is drawn in the mark's own. */
export interface Shades {
  readonly values: ArrayLike<number>;
  /** Diverging colours are centred on 0; sequential ones run from least to greatest. */
  readonly colours: 'sequential' | 'diverging';
  /** What the colours stand for; a scale is drawn where it is given. */
  readonly label?: string;
}

/** Points. */
export interface PointMark extends FigureMarkBase {
  readonly mark: 'points';
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly shades?: Shades;
}

/** Straight pieces, each from (x1, y1) to (x2, y2); one with a NaN is left out. */
export interface SegmentMark extends FigureMarkBase {
  readonly mark: 'segments';
  readonly x1: ArrayLike<number>;
  readonly y1: ArrayLike<number>;
  readonly x2: ArrayLike<number>;
  readonly y2: ArrayLike<number>;
  /** With a head at (x2, y2), as in a velocity field. */
  readonly arrow?: boolean;
  readonly shades?: Shades;
}

/** The region between two curves. */
export interface BandMark extends FigureMarkBase {
  readonly mark: 'band';
  readonly x: ArrayLike<number>;
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
}

/** A line across the whole figure, at an x or at a y. */
export interface RuleMark extends FigureMarkBase {
  readonly mark: 'rule';
  readonly axis: 'x' | 'y';
  readonly at: number;
}

/** Numbers on a regular grid, drawn as colours; NaN stays empty. */
export interface RasterMark {
  readonly mark: 'raster';
  /** The extent of the grid along each axis, from the outer edges of its cells. */
  readonly x: readonly [from: number, to: number];
  readonly y: readonly [from: number, to: number];
  readonly columns: number;
  readonly rows: number;
  /** Row after row from y[0] to y[1], each from x[0] to x[1]. */
  readonly values: ArrayLike<number>;
  /** Diverging colours are centred on 0; sequential ones run from least to greatest. */
  readonly colours: 'sequential' | 'diverging';
  /** What the colours stand for; a scale is drawn where it is given. */
  readonly label?: string;
}

/** Anything that a figure draws. */
export type FigureMark = LineMark | PointMark | SegmentMark | BandMark | RuleMark | RasterMark;

/** One moment of a figure that moves. */
export interface FigureFrame {
  /** When it is: `t = 0.5`. */
  readonly label: string;
  readonly marks: readonly FigureMark[];
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
  readonly marks: readonly FigureMark[];
  /**
   * What changes with time, each frame drawn over `marks` on the same axes and colour scales: an
   * animation where the medium can move, a strip of frames where it cannot.
   */
  readonly frames?: readonly FigureFrame[];
  /** Width over height of the plot, where it matters, as for maps; 1 is a square. */
  readonly aspect?: number;
}

/** Columns of equal length. */
export interface Table {
  readonly columns: readonly {
    readonly name: string;
    readonly values: ArrayLike<number | string>;
  }[];
}
