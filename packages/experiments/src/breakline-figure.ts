import {
  breakplanes,
  type NetworkState,
  type Response,
  type TrainingData,
} from '@spectral-bias/adaptive-regime';
import {
  type Figure,
  type FigureMark,
  InvalidParameterError,
  type PointMark,
  type RasterMark,
  type SegmentMark,
} from '@spectral-bias/core';

/** A network at one moment of its training. */
export interface NetworkMoment {
  /** When it is: `t = 2`. */
  readonly label: string;
  readonly network: NetworkState;
}

/** What a figure of breaklines is made of. */
export interface BreaklineOptions extends Pick<Figure, 'name' | 'title' | 'caption'> {
  readonly data: TrainingData;
  /** One makes a still figure, several one that moves. */
  readonly moments: readonly NetworkMoment[];
  /** Side of the square shown, around the origin; 1.5 times the farthest coordinate where left out. */
  readonly reach?: number;
  /** z₊ where left out. */
  readonly activation?: Response;
  /** What lies below the breaklines at each moment, as the learnt function. */
  readonly ground?: (moment: NetworkMoment) => RasterMark;
}

/**
 * The plane of the data with the breakline {x : ⟨ξ_i, x⟩ = γ_i} of every neuron, coloured by
 * sign(μ)√(|μ|/max|μ|), the largest of its moment being 1; the strongest lie on top (Sahs et al. 2025,
 * Figures 4 and 5).
 *
 * @throws InvalidParameterError for networks or data that do not have two inputs and one output
 */
export function breaklineFigure(options: BreaklineOptions): Figure {
  const { name, title, caption, data, moments } = options;
  checkPlanar(data);
  const reach = options.reach ?? 1.5 * data.x.reduce((far, x) => Math.max(far, Math.abs(x)), 0);
  const marksOf = (moment: NetworkMoment): FigureMark[] => [
    ...(options.ground ? [options.ground(moment)] : []),
    breaklines(moment.network, reach, options.activation),
    dataMark(data),
  ];
  const domain = [-reach, reach] as const;
  const [only, ...others] = moments;
  const moving = only === undefined || others.length > 0;
  return {
    name,
    title,
    caption,
    x: { label: 'x₁', domain },
    y: { label: 'x₂', domain },
    marks: moving ? [] : marksOf(only),
    ...(moving && {
      frames: moments.map((moment) => ({ label: moment.label, marks: marksOf(moment) })),
    }),
    aspect: 1,
  };
}

function breaklines(network: NetworkState, reach: number, activation?: Response): SegmentMark {
  const { count, direction, offset, deltaSlope } = breakplanes(network, activation);
  const most = deltaSlope.reduce((largest, mu) => Math.max(largest, Math.abs(mu)), 0) || 1;
  const order = Array.from({ length: count }, (_, i) => i).sort(
    (i, j) => Math.abs(deltaSlope[i]!) - Math.abs(deltaSlope[j]!),
  );
  const lines = order.map((i) =>
    chord(direction[2 * i]!, direction[2 * i + 1]!, offset[i]!, reach),
  );
  return {
    mark: 'segments',
    role: 'neutral',
    x1: lines.map(([x1]) => x1),
    y1: lines.map(([, y1]) => y1),
    x2: lines.map(([, , x2]) => x2),
    y2: lines.map(([, , , y2]) => y2),
    shades: {
      values: order.map(
        (i) => Math.sign(deltaSlope[i]!) * Math.sqrt(Math.abs(deltaSlope[i]!) / most),
      ),
      colours: 'diverging',
      label: 'delta-slope, as sign(μ) √(|μ| / largest)',
    },
  };
}

/** The samples, coloured by y relative to the largest. */
function dataMark(data: TrainingData): PointMark {
  const most = data.y.reduce((largest, y) => Math.max(largest, Math.abs(y)), 0) || 1;
  return {
    mark: 'points',
    role: 'data',
    label: 'data, in the colour of their y',
    x: coordinates(data, 0),
    y: coordinates(data, 1),
    shades: { values: data.y.map((y) => y / most), colours: 'diverging' },
  };
}

/** The part of the line cos·x₁ + sin·x₂ = γ within [−reach, reach]²; NaN where there is none. */
function chord(
  cos: number,
  sin: number,
  gamma: number,
  reach: number,
): readonly [x1: number, y1: number, x2: number, y2: number] {
  const [low, high] = [span(gamma * cos, -sin, reach), span(gamma * sin, cos, reach)].reduce(
    ([from, to], [first, last]) => [Math.max(from, first), Math.min(to, last)] as const,
  );
  if (!(low < high)) return [Number.NaN, Number.NaN, Number.NaN, Number.NaN];
  return [
    gamma * cos - low * sin,
    gamma * sin + low * cos,
    gamma * cos - high * sin,
    gamma * sin + high * cos,
  ];
}

/** The s with |start + s·rate| ≤ reach. */
function span(start: number, rate: number, reach: number): readonly [from: number, to: number] {
  if (rate === 0) return Math.abs(start) <= reach ? [-1e9, 1e9] : [1, -1];
  const ends = [(-reach - start) / rate, (reach - start) / rate] as const;
  return rate > 0 ? ends : [ends[1], ends[0]];
}

/** The d-th coordinate of every sample. */
function coordinates({ dimension, count, x }: TrainingData, d: number): Float64Array {
  return Float64Array.from({ length: count }, (_, n) => x[n * dimension + d]!);
}

/** @throws InvalidParameterError for data that do not have two inputs and one output */
export function checkPlanar({ dimension, outputs }: TrainingData): void {
  if (dimension !== 2) throw new InvalidParameterError('data.dimension', dimension, '2');
  if (outputs !== 1) throw new InvalidParameterError('data.outputs', outputs, '1');
}
