import {
  breakplanes,
  type Charges,
  type CriticalPoint,
  type CylinderGrid,
  datapointEllipse,
  type NetworkState,
  potentialGrid,
  residualCharges,
  sourcesAndSinks,
  type TrainingData,
  velocityGrid,
} from '@spectral-bias/adaptive-regime';
import type {
  Figure,
  FigureAxis,
  FigureMark,
  LineMark,
  PointMark,
  RasterMark,
  SegmentMark,
} from '@spectral-bias/core';
import { checkPlanar, type NetworkMoment } from './breakline-figure.ts';

/** What a figure of the cylinder is made of. */
export interface CylinderOptions extends Pick<Figure, 'name' | 'title' | 'caption'> {
  readonly data: TrainingData;
  /** z₊ networks; one makes a still figure, several one that moves. */
  readonly moments: readonly NetworkMoment[];
  /** γ is shown from −reach to reach; `cylinderReach` where left out. */
  readonly reach?: number;
  /** What is drawn beside ellipses, neurons, sources and sinks: all of it where left out. */
  readonly shown?: { readonly arrows?: boolean; readonly potential?: boolean };
}

interface GridSize {
  readonly columns: number;
  readonly rows: number;
}

/** Width over height of the unrolled cylinder as drawn. */
const ASPECT = 1.8;
/** Arrows and cells of a still figure, and of one that moves, whose strip is smaller. */
const ARROWS = { still: { columns: 26, rows: 14 }, moving: { columns: 20, rows: 11 } };
const CELLS = { still: { columns: 180, rows: 100 }, moving: { columns: 90, rows: 50 } };
/** Half the size of the sign of a source or sink, as a share of the height. */
const SIGN = 0.026;

/**
 * The cylinder S¹ × R of (ξ, γ) = ((cos θ, sin θ), γ), unrolled, at one time or several: the velocity
 * field v_t as arrows, the fastest as long as a cell of their grid, the potential as colours relative
 * to its largest, its sources and sinks, the datapoint ellipses
 * γ = ⟨ξ, x_n⟩, and a point for every neuron in the colour of the sign of its delta-slope (Sahs et al.
 * 2025, Figure 5; theory section 7).
 *
 * @throws InvalidParameterError for networks or data that do not have two inputs and one output
 */
export function cylinderFigure(options: CylinderOptions): Figure {
  const { name, title, caption, data, moments, reach = cylinderReach(data), shown } = options;
  checkPlanar(data);
  const marksOf = ({ network }: NetworkMoment): FigureMark[] => {
    const charges = residualCharges(network, data);
    const kind = moments.length === 1 ? 'still' : 'moving';
    return [
      ...(shown?.potential === false ? [] : [potentialMark(charges, reach, CELLS[kind])]),
      ...ellipseMarks(data),
      ...(shown?.arrows === false ? [] : [velocityMark(charges, reach, ARROWS[kind])]),
      ...neuronMarks(network),
      ...criticalMarks(sourcesAndSinks(charges), reach),
    ];
  };
  const [only, ...others] = moments;
  const moving = only === undefined || others.length > 0;
  return {
    name,
    title,
    caption,
    ...cylinderAxes(reach),
    marks: moving ? [] : marksOf(only),
    ...(moving && {
      frames: moments.map((moment) => ({ label: moment.label, marks: marksOf(moment) })),
    }),
  };
}

/** Axes and shape of every figure of the unrolled cylinder: θ with ticks at multiples of π/2. */
export function cylinderAxes(reach: number): { x: FigureAxis; y: FigureAxis; aspect: number } {
  const ticks = ['−π', '−π/2', '0', 'π/2', 'π'].map((label, i) => ({
    at: ((i - 2) * Math.PI) / 2,
    label,
  }));
  return {
    x: { label: 'direction θ', domain: [-Math.PI, Math.PI], ticks },
    y: { label: 'offset γ', domain: [-reach, reach] },
    aspect: ASPECT,
  };
}

/** 1.25 times the greatest ‖x_n‖: all ellipses are seen, and some of what lies beyond. */
export function cylinderReach({ count, x }: TrainingData): number {
  let far = 0;
  for (let n = 0; n < count; n++) far = Math.max(far, Math.hypot(x[2 * n]!, x[2 * n + 1]!));
  return far > 0 ? 1.25 * far : 1;
}

const angles = Float64Array.from({ length: 97 }, (_, i) => (Math.PI * (i - 48)) / 48);

/** The datapoint ellipses γ = ‖x_n‖ cos(θ − θ_n), named together. */
export function ellipseMarks({ count, x }: TrainingData): LineMark[] {
  return Array.from({ length: count }, (_, n) => ({
    mark: 'line',
    role: 'data',
    ...(n === 0 && { label: 'datapoint ellipse' }),
    x: angles,
    y: datapointEllipse(x.subarray(2 * n, 2 * n + 2), angles),
  }));
}

/** θ in (−π, π] of every neuron. */
export function neuronAngles(direction: Float64Array): Float64Array {
  return Float64Array.from({ length: direction.length / 2 }, (_, i) =>
    Math.atan2(direction[2 * i + 1]!, direction[2 * i]!),
  );
}

/** The centres of so many cells of the unrolled cylinder from γ = −reach to reach. */
export function cellCentres(columns: number, rows: number, reach: number): CylinderGrid {
  const centres = (count: number, far: number) =>
    Float64Array.from({ length: count }, (_, i) => far * ((2 * i + 1) / count - 1));
  return { angles: centres(columns, Math.PI), offsets: centres(rows, reach) };
}

/** θ in [−π, π). */
export function wrappedAngle(theta: number): number {
  return theta - 2 * Math.PI * Math.floor((theta + Math.PI) / (2 * Math.PI));
}

/** Curves over θ as one line, broken between them and where they leave the unrolled cylinder. */
export function unrolled(curves: readonly { theta: ArrayLike<number>; y: ArrayLike<number> }[]): {
  x: number[];
  y: number[];
} {
  const line = { x: [] as number[], y: [] as number[] };
  const add = (x: number, y: number): void => {
    line.x.push(x);
    line.y.push(y);
  };
  for (const { theta, y } of curves) {
    for (let i = 0; i < theta.length; i++) {
      const here = wrappedAngle(theta[i]!);
      if (i > 0 && Math.abs(here - line.x.at(-1)!) > Math.PI) add(Number.NaN, Number.NaN);
      add(here, y[i]!);
    }
    add(Number.NaN, Number.NaN);
  }
  return line;
}

function potentialMark(charges: Charges, reach: number, { columns, rows }: GridSize): RasterMark {
  const values = potentialGrid(charges, cellCentres(columns, rows, reach));
  const most = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0) || 1;
  return {
    mark: 'raster',
    x: [-Math.PI, Math.PI],
    y: [-reach, reach],
    columns,
    rows,
    values: values.map((value) => value / most),
    colours: 'diverging',
    label: 'potential, Φ / largest |Φ|',
  };
}

/** v_t on a grid of places, the fastest arrow as long as a cell of the grid. */
function velocityMark(charges: Charges, reach: number, { columns, rows }: GridSize): SegmentMark {
  const places = cellCentres(columns, rows, reach);
  const field = velocityGrid(charges, places);
  const cell = [(2 * Math.PI) / columns, (2 * reach) / rows] as const;
  const speed = field.angle.map((value, k) =>
    Math.hypot(value / cell[0], field.offset[k]! / cell[1]),
  );
  const most = speed.reduce((fastest, value) => Math.max(fastest, value), 0);
  const at = (k: number, sign: number) => {
    const step = speed[k]! > 0.04 * most ? (sign * 0.5) / most : Number.NaN;
    return [
      places.angles[k % columns]! + step * field.angle[k]!,
      places.offsets[Math.floor(k / columns)]! + step * field.offset[k]!,
    ] as const;
  };
  const indices = Array.from(speed, (_, k) => k);
  return {
    mark: 'segments',
    role: 'neutral',
    label: 'velocity',
    arrow: true,
    x1: indices.map((k) => at(k, -1)[0]),
    y1: indices.map((k) => at(k, -1)[1]),
    x2: indices.map((k) => at(k, 1)[0]),
    y2: indices.map((k) => at(k, 1)[1]),
  };
}

function neuronMarks(network: NetworkState): PointMark[] {
  const { direction, offset, deltaSlope } = breakplanes(network);
  const theta = neuronAngles(direction);
  const signs = [
    { role: 'chosen', label: 'neuron, μ > 0', of: (mu: number) => mu > 0 },
    { role: 'fit', label: 'neuron, μ < 0', of: (mu: number) => mu < 0 },
  ] as const;
  return signs.flatMap(({ role, label, of }): PointMark[] => {
    const x = theta.filter((_, i) => of(deltaSlope[i]!));
    const y = offset.filter((_, i) => of(deltaSlope[i]!));
    return x.length === 0 ? [] : [{ mark: 'points', role, label, x, y }];
  });
}

/** A diamond around every sink, a cross on every source. */
function criticalMarks(points: readonly CriticalPoint[], reach: number): SegmentMark[] {
  const [width, height] = [(2 * Math.PI * SIGN) / ASPECT, 2 * reach * SIGN];
  const draw = (kind: CriticalPoint['kind'], corners: readonly (readonly number[])[]) => {
    const alike = points.filter((point) => point.kind === kind);
    const end = (k: 0 | 1 | 2 | 3) =>
      alike.flatMap(({ direction, offset }) =>
        corners.map((corner) =>
          k % 2 === 0
            ? Math.atan2(direction[1]!, direction[0]!) + width * corner[k]!
            : offset + height * corner[k]!,
        ),
      );
    return { mark: 'segments', x1: end(0), y1: end(1), x2: end(2), y2: end(3) } as const;
  };
  const marks: SegmentMark[] = [
    { ...draw('sink', diamond), role: 'truth', label: 'sink ◇' },
    { ...draw('source', cross), role: 'penalty', label: 'source ×' },
  ];
  return marks.filter(({ x1 }) => x1.length > 0);
}

const diamond = [
  [-1, 0, 0, 1],
  [0, 1, 1, 0],
  [1, 0, 0, -1],
  [0, -1, -1, 0],
];
const cross = [
  [-0.8, -0.8, 0.8, 0.8],
  [-0.8, 0.8, 0.8, -0.8],
];
