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
 * One step of Dormand and Prince's method of order 5(4) (1980; Hairer, Nørsett and Wanner, table
 * II.5.2). The error is the root mean square of the two orders' difference over
 * tolerance · (1 + |y|).
 *
 * @param slope the field at y
 */
export function dormandPrinceStep(
  field: VectorField,
  y: Float64Array,
  slope: Float64Array,
  h: number,
  tolerance: number,
): OdeStep {
  const slopes = [slope];
  let end = y;
  for (const weights of stages) {
    end = moved(y, h, weights, slopes);
    const next = new Float64Array(y.length);
    field(end, next);
    slopes.push(next);
  }
  let sum = 0;
  for (let k = 0; k < y.length; k++) {
    let error = 0;
    for (let j = 0; j < difference.length; j++) error += difference[j]! * slopes[j]![k]!;
    const size = tolerance * (1 + Math.max(Math.abs(y[k]!), Math.abs(end[k]!)));
    sum += ((h * error) / size) ** 2;
  }
  return { end, endSlope: slopes[6]!, error: Math.sqrt(sum / y.length) };
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

function moved(
  y: Float64Array,
  h: number,
  weights: readonly number[],
  slopes: readonly Float64Array[],
): Float64Array {
  const end = y.slice();
  weights.forEach((weight, j) => {
    if (weight === 0) return;
    const slope = slopes[j]!;
    for (let k = 0; k < end.length; k++) end[k]! += h * weight * slope[k]!;
  });
  return end;
}
