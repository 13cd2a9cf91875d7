import { readFileSync } from 'node:fs';
import { readSignal } from '@spectral-bias/signals';
import { expect, test } from 'vitest';

const read = (file: string) =>
  readSignal(readFileSync(new URL(`../../../examples/data/${file}`, import.meta.url)));

test.each([
  ['mcycle.csv', 133, 'times (ms)', 'accel (g)', 2.4, 10.7],
  ['cars.csv', 50, 'speed (mph)', 'dist (ft)', 4, 85],
  ['co2.csv', 468, 'year', 'CO2 (ppm)', 1959, 364.34],
  ['sunspots.csv', 289, 'year', 'sunspots', 1700, 100.2],
  ['camera-row.csv', 512, 'column (px)', 'grey level', 0, 165],
])('%s reads as it is described', (file, length, xName, yName, first, last) => {
  const signal = read(file);
  expect(signal).toMatchObject({ xName, yName, warnings: [] });
  expect([signal.x.length, signal.x[0], signal.y[length - 1]]).toEqual([length, first, last]);
});

test('mcycle is the one that R has', () => {
  const { x, y } = read('mcycle.csv');
  expect(x.reduce((sum, v) => sum + v)).toBeCloseTo(3348.8, 9);
  expect(y.reduce((sum, v) => sum + v)).toBeCloseTo(-3397.6, 9);
});
