import type { Figure } from '@spectral-bias/core';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { layFigure, pixelOf, readPlot, valueAtPixel } from '../src/index.ts';

const { document } = parseHTML('<!doctype html><html></html>');
const x = Array.from({ length: 30 }, (_, i) => 10 ** (i / 10));
const figure: Figure = {
  name: 'decay',
  title: 'Decay',
  caption: 'A line on a logarithm.',
  x: { label: 'k', scale: 'log' },
  y: { label: 's', scale: 'log' },
  marks: [
    { mark: 'line', role: 'fit', label: 'line', x, y: x.map((k) => k ** -2) },
    { mark: 'points', role: 'data', x: [10], y: [0.9] },
  ],
};
const draw = (margin: number) =>
  layFigure(figure, { document: document as unknown as Document, width: 500, margin });

test('the pixel of a value has that value, on both axes', () => {
  const place = draw(12).plot!;
  fc.assert(
    fc.property(fc.double({ min: 1.01, max: 900, noNaN: true }), (value) => {
      expect(valueAtPixel(place.x, pixelOf(place.x, value)) / value).toBeCloseTo(1, 10);
      const s = value ** -2;
      expect(valueAtPixel(place.y, pixelOf(place.y, s)) / s).toBeCloseTo(1, 10);
    }),
  );
});

test('a drawn value is read at its own pixel, whatever the margin', () => {
  for (const margin of [0, 30]) {
    const place = draw(margin).plot!;
    for (const index of [3, 17, 29]) {
      const pixel = { x: pixelOf(place.x, x[index]!), y: pixelOf(place.y, x[index]! ** -2) };
      expect(readPlot(figure, place, pixel)).toEqual({
        x: x[index],
        y: x[index]! ** -2,
        label: 'line',
        mark: 0,
        index,
      });
    }
    const point = { x: pixelOf(place.x, 10) + 2, y: pixelOf(place.y, 0.9) - 3 };
    expect(readPlot(figure, place, point)?.mark).toBe(1);
  }
});

test('the circle of a point is drawn where its pixel is', () => {
  const { svg, plot } = draw(0);
  const [circle] = /<circle[^>]*>/.exec(svg)!;
  const [across, up] = ['cx', 'cy'].map(
    (name) => new RegExp(`${name}="([\\d.]+)"`).exec(circle)![1],
  );
  expect(Math.abs(Number(across) - pixelOf(plot!.x, 10))).toBeLessThanOrEqual(0.51);
  expect(Math.abs(Number(up) - pixelOf(plot!.y, 0.9))).toBeLessThanOrEqual(0.51);
});

test('nothing is read far from everything that is drawn', () => {
  expect(readPlot(figure, draw(0).plot!, { x: -400, y: -400 })).toBeUndefined();
});
