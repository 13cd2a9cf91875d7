/** y′ = field(y), written to `slope`. */
export type VectorField = (y: Float64Array, slope: Float64Array) => void;

/** One step: where it leads, the slope there, and its error in units of the tolerance. */
export interface OdeStep {
  readonly end: Float64Array;
  readonly endSlope: Float64Array;
  readonly error: number;
}

const stages: readonly (readonly number[])[] = [
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];

/** Fifth order less fourth. */
const difference = [
  71 / 57600,
  0,
  -71 / 16695,
  71 / 1920,
  -17253 / 339200,
  22 / 525,
  -1 / 40,
] as const;

/**
 * Steps of Dormand and Prince's method of order 5(4) (1980; Hairer, Nørsett and Wanner, table II.5.2)
 * for so many numbers, from y over a time h; `slope` is the field at y. The error is the root mean
 * square of the two orders' difference over tolerance · (1 + |y|).
 */
export function dormandPrince(
  field: VectorField,
  length: number,
  tolerance: number,
): (y: Float64Array, slope: Float64Array, h: number) => OdeStep {
  const room = Array.from({ length: 6 }, () => new Float64Array(length));
  const [place, ...inner] = room as [Float64Array, ...Float64Array[]];
  return (y, slope, h) => {
    const end = new Float64Array(length);
    const slopes = [slope, ...inner, new Float64Array(length)];
    stages.forEach((weights, k) => {
      const stage = k === stages.length - 1 ? end : place;
      move(y, h, weights, slopes, stage);
      field(stage, slopes[k + 1]!);
    });
    const error = errorOf(y, end, h, slopes, tolerance);
    return { end, endSlope: slopes[6]!, error };
  };
}

/**
 * The factor of the next step's length by proportional and integral control (Hairer and Wanner,
 * IV.2, β = 0.04), between 1/5 and 5; after a rejected step, at most 1.
 */
export function stepFactor(error: number, lastError: number, accepted: boolean): number {
  if (!(error < Number.POSITIVE_INFINITY)) return 0.2;
  const wanted = 0.9 * Math.max(error, 1e-10) ** -0.17 * Math.max(lastError, 1e-4) ** 0.04;
  return Math.min(accepted ? 5 : 1, Math.max(0.2, wanted));
}

/** y + h Σ_j weight_j slope_j. */
function move(
  y: Float64Array,
  h: number,
  weights: readonly number[],
  slopes: readonly Float64Array[],
  to: Float64Array,
): void {
  to.set(y);
  for (let j = 0; j < weights.length; j++) {
    const length = h * weights[j]!;
    const slope = slopes[j]!;
    if (length !== 0) for (let k = 0; k < to.length; k++) to[k]! += length * slope[k]!;
  }
}

function errorOf(
  y: Float64Array,
  end: Float64Array,
  h: number,
  slopes: readonly Float64Array[],
  tolerance: number,
): number {
  let sum = 0;
  for (let k = 0; k < y.length; k++) {
    let error = 0;
    for (let j = 0; j < difference.length; j++) error += difference[j]! * slopes[j]![k]!;
    const size = tolerance * (1 + Math.max(Math.abs(y[k]!), Math.abs(end[k]!)));
    sum += ((h * error) / size) ** 2;
  }
  return Math.sqrt(sum / y.length);
}
