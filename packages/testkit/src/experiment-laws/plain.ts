import type { ExperimentLaw } from './trial.ts';

/** A result is kept as JSON and sent between threads: numbers, text, arrays and plain objects. */
export const plain: ExperimentLaw = {
  law: 'the result can be written as JSON',
  async broken({ first }) {
    return unwritable((await first()).result, 'result', []);
  },
};

/** The first thing in `value` that JSON cannot hold; NaN and typed arrays become null and arrays. */
function unwritable(value: unknown, path: string, above: readonly unknown[]): string | undefined {
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
    return `${path} is a ${typeof value}`;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (above.includes(value)) return `${path} refers to what it is a part of`;
  if (ArrayBuffer.isView(value) && 'length' in value) {
    const [item] = value as unknown as unknown[];
    return typeof item === 'bigint' ? `${path} holds bigints` : undefined;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (!Array.isArray(value) && prototype !== Object.prototype && prototype !== null) {
    return `${path} is a ${value.constructor.name}`;
  }
  for (const [key, item] of Object.entries(value)) {
    const problem = unwritable(item, `${path}.${key}`, [...above, value]);
    if (problem) return problem;
  }
  return undefined;
}
