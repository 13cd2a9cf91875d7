/** Points (k, ρ) that a penalty goes through. */
export interface PenaltyPoints {
  readonly k: readonly number[];
  readonly rho: readonly number[];
}

const number = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?`;
const pair = `${number}:(?:${number}|Infinity)`;
const points = new RegExp(`^${pair}(?:[\\s;]+${pair})+$`, 'i');

/**
 * The points of a text such as `0.5:0.1 1:1 4:200 8:Infinity`, each k:ρ; undefined if it is no list
 * of points.
 */
export function penaltyPoints(text: string): PenaltyPoints | undefined {
  const trimmed = text.trim();
  if (!points.test(trimmed)) return undefined;
  const pairs = trimmed.split(/[\s;]+/).map((one) => one.split(':'));
  const value = (digits: string | undefined) =>
    /^infinity$/i.test(digits!) ? Number.POSITIVE_INFINITY : Number(digits);
  return { k: pairs.map(([k]) => value(k)), rho: pairs.map(([, rho]) => value(rho)) };
}
