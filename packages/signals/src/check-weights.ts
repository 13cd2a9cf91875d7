import { badSignal } from './bad-signal.ts';

/** What messages say of a column: its name, its source, the row of each value. */
export interface WeightsPlace {
  readonly source: string | undefined;
  readonly column: string;
  readonly rows?: Int32Array;
}

/**
 * Weights, if none is negative and not all are 0.
 *
 * @throws InvalidSignalError otherwise
 */
export function checkWeights(values: Float64Array, place: WeightsPlace): Float64Array {
  const { source, column, rows } = place;
  const negative = values.findIndex((value) => value < 0);
  if (negative >= 0) {
    const problem = `the weight ${values[negative]} is negative; expected 0 or more`;
    throw badSignal(problem, { source, row: rows?.[negative] ?? negative + 1, column });
  }
  if (values.every((value) => value === 0)) {
    throw badSignal('all weights are 0; at least one must be positive', { source, column });
  }
  return values;
}
