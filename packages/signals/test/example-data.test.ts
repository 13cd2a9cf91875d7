import { readFileSync } from 'node:fs';
import { readImage, readSignal } from '@spectral-bias/signals';
import { expect, test } from 'vitest';

const bytesOf = (file: string) =>
  readFileSync(new URL(`../../../examples/data/${file}`, import.meta.url));
const read = (file: string) => readSignal(bytesOf(file));
const sum = (values: Float64Array) => values.reduce((total, value) => total + value);

test.each([
  ['mcycle.csv', 133, 'times (ms)', 'accel (g)', 2.4, 10.7],
  ['cars.csv', 50, 'speed (mph)', 'dist (ft)', 4, 85],
  ['co2.csv', 468, 'year', 'CO2 (ppm)', 1959, 364.34],
  ['sunspots.csv', 289, 'year', 'sunspots', 1700, 100.2],
  ['camera-row.csv', 512, 'column (px)', 'grey level', 0, 165],
  ['camera.png', 256, 'column (px)', 'grey level', 0, 164],
  ['speech.wav', 4000, 'time (s)', 'amplitude', 0, -904 / 32768],
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

// Sums by NumPy: of the image as tooling/golden/signal_files.py decodes it, of the WAV by Python's wave.
test('the image and the sound hold the numbers that NumPy finds', () => {
  const image = readImage(bytesOf('camera.png'));
  expect(image).toMatchObject({ width: 256, height: 256, peak: 255, warnings: [] });
  expect(sum(image.values)).toBe(8466205);
  const { x, y } = read('speech.wav');
  expect(sum(y) * 32768).toBe(1722105);
  expect(x[3999]).toBe(3999 / 16000);
});

test('the row of the large camera image is what the small one averages', () => {
  const row = read('camera-row.csv').y;
  const { values } = readImage(bytesOf('camera.png'));
  const halved = Float64Array.from({ length: 256 }, (_, c) => (row[2 * c]! + row[2 * c + 1]!) / 2);
  const far = halved.filter((value, c) => Math.abs(value - values[128 * 256 + c]!) > 40);
  expect(far.length).toBeLessThan(10);
});
