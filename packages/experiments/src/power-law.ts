import type { Random } from '@spectral-bias/core';

/** y = coefficient · x^exponent. */
export interface PowerLaw {
  readonly coefficient: number;
  readonly exponent: number;
}

/** The power law through positive points, by least squares of log y over log x. */
export function powerLawThrough(x: ArrayLike<number>, y: ArrayLike<number>): PowerLaw {
  const logX = Array.from(x, Math.log);
  const logY = Array.from(y, Math.log);
  const [middleX, middleY] = [mean(logX), mean(logY)];
  let [product, square] = [0, 0];
  logX.forEach((value, i) => {
    product += (value - middleX) * (logY[i]! - middleY);
    square += (value - middleX) ** 2;
  });
  const exponent = product / square;
  return { coefficient: Math.exp(middleY - exponent * middleX), exponent };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

const RESAMPLES = 2000;

/** The 95 % interval of a mean, by the percentiles of resampled means (Efron's bootstrap). */
export function bootstrapInterval(
  values: readonly number[],
  random: Random,
): [low: number, high: number] {
  const means = Float64Array.from({ length: RESAMPLES }, () =>
    mean(values.map(() => values[random.integer(values.length)]!)),
  ).sort();
  return [means[Math.floor(0.025 * RESAMPLES)]!, means[Math.ceil(0.975 * RESAMPLES) - 1]!];
}

/** The geometric mean of entry i of several lists of positive numbers. */
export function geometricMean(lists: readonly ArrayLike<number>[], i: number): number {
  return Math.exp(mean(lists.map((list) => Math.log(list[i]!))));
}
