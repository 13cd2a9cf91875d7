import { readFileSync } from 'node:fs';
import { createRandom } from '@spectral-bias/core';

/** A noisy wave at irregular places of [0, 1], some tied, with weights from 0.5 to 2. */
export function irregularSignal(n: number, seed = 1) {
  const random = createRandom(seed);
  const x = Array.from({ length: n }, random.uniform);
  for (let i = 5; i < n; i += 10) x[i] = x[i - 1];
  const y = x.map((value) => Math.sin(9 * value) + 2 * value + 0.3 * random.normal());
  const weights = x.map(() => 0.5 * 4 ** random.uniform());
  return { x, y, weights };
}

/** A noisy wave at n equal steps from 0 to 1. */
export function evenSignal(n: number, seed = 2) {
  const random = createRandom(seed);
  const x = Array.from({ length: n }, (_, i) => i / (n - 1));
  return { x, y: x.map((value) => Math.sin(7 * value) + 0.2 * random.normal()) };
}

/** The largest |a − b|, relative to the largest |b|. */
export function difference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new Error(`lengths ${a.length} and ${b.length}`);
  let largest = 0;
  let size = 0;
  for (let i = 0; i < a.length; i++) {
    const gap = Math.abs(a[i] - b[i]);
    if (Number.isNaN(gap)) return Number.NaN;
    largest = Math.max(largest, gap);
    size = Math.max(size, Math.abs(b[i]));
  }
  return size === 0 ? largest : largest / size;
}

/** Reference numbers from outside, with the script and version that made them in the file. */
export function golden(name: string) {
  return JSON.parse(readFileSync(new URL(`golden/${name}.json`, import.meta.url), 'utf8'));
}

/** The two columns of a file of examples/data. */
export function table(name: string): { x: number[]; y: number[] } {
  const text = readFileSync(new URL(`../../../examples/data/${name}.csv`, import.meta.url), 'utf8');
  const rows = text.trim().split('\n').slice(1);
  const column = (at: number) => rows.map((row) => Number(row.split(',')[at]));
  return { x: column(0), y: column(1) };
}
