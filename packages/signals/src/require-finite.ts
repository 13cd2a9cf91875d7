import { badSignal } from './bad-signal.ts';

/**
 * The values, if all are finite.
 *
 * @param label names the value at an index, as it should stand in a message
 * @throws InvalidSignalError that names the first that is not
 */
export function requireFinite(
  values: Float64Array,
  label: (index: number) => string,
  source: string | undefined,
): Float64Array {
  const index = values.findIndex((value) => !Number.isFinite(value));
  if (index < 0) return values;
  const problem = `${label(index)} is ${values[index]}; expected a finite number`;
  throw badSignal(problem, { source });
}
