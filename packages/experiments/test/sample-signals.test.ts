import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { cameraRow } from '../src/sample-signals.ts';

it('the camera row is the one in examples/data', () => {
  const file = new URL('../../../examples/data/camera-row.csv', import.meta.url);
  const [header, ...rows] = readFileSync(file, 'utf8').trim().split('\n');
  const { x, y, xLabel, yLabel } = cameraRow();
  expect(header).toBe(`${xLabel},${yLabel}`);
  expect(Array.from(x, (column, n) => `${column},${y[n]}`)).toEqual(rows);
});
