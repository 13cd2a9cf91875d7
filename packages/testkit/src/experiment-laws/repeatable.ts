import type { ExperimentLaw } from './trial.ts';

/** Same seed, same answer, bit for bit: chance comes from context.random alone. */
export const repeatable: ExperimentLaw = {
  law: 'the same seed gives the same result',
  async broken({ first, run }) {
    return difference((await first()).result, (await run()).result, 'result');
  },
};

/** Where two results differ first. */
function difference(one: unknown, other: unknown, path: string): string | undefined {
  if (Object.is(one, other)) return undefined;
  if (!isObject(one) || !isObject(other)) {
    return `${path} was ${String(one)} at first, then ${String(other)}`;
  }
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return `${path} changed its length or keys`;
  for (const key of keys) {
    const found = difference(one[key], other[key], `${path}.${key}`);
    if (found) return found;
  }
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
