import { readFileSync } from 'node:fs';
import { readSignal } from '@spectral-bias/signals';
import { expect, it } from 'vitest';
import { cameraRow } from '../src/sample-signals.ts';
import { speechClip } from '../src/speech-clip.ts';

it('the camera row is the one in examples/data', () => {
  const file = new URL('../../../examples/data/camera-row.csv', import.meta.url);
  const [header, ...rows] = readFileSync(file, 'utf8').trim().split('\n');
  const { x, y, xLabel, yLabel } = cameraRow();
  expect(header).toBe(`${xLabel},${yLabel}`);
  expect(Array.from(x, (column, n) => `${column},${y[n]}`)).toEqual(rows);
});

it('the speech clip is a piece of the one in examples/data', () => {
  const bytes = readFileSync(new URL('../../../examples/data/speech.wav', import.meta.url));
  const clip = speechClip();
  const piece = readSignal(bytes, { from: 2624, count: clip.x.length });
  expect(clip.y).toEqual(piece.y);
  expect([clip.xLabel, clip.yLabel]).toEqual([piece.xName, piece.yName]);
  for (const [n, x] of clip.x.entries()) expect(x).toBeCloseTo(piece.x[n]!, 12);
});
