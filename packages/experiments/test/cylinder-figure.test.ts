import {
  balancedNetwork,
  breakplanes,
  residualCharges,
  sourcesAndSinks,
  trainingData,
  velocityField,
} from '@spectral-bias/adaptive-regime';
import type { SegmentMark } from '@spectral-bias/core';
import { describe, expect, it } from 'vitest';
import { breaklineFigure } from '../src/breakline-figure.ts';
import { cellCentres, cylinderFigure, unrolled } from '../src/cylinder-figure.ts';

const data = trainingData(
  [
    [-1, -0.5],
    [1, -0.4],
    [0.2, 0.9],
  ],
  [1, -1, 0.8],
);
const scales = { weights: 0.5, biases: 0.5 };
const network = balancedNetwork({ dimension: 2, width: 30, seed: 3 }, scales);
const words = { name: 'a', title: 'b', caption: 'c', data };
const moments = [{ label: 't = 0', network }];
const segments = (marks: readonly { mark: string }[]) =>
  marks.filter(({ mark }) => mark === 'segments') as SegmentMark[];

describe('breaklines in the plane', () => {
  const figure = breaklineFigure({ ...words, moments });
  const [lines] = segments(figure.marks) as [SegmentMark];
  const reach = figure.x.domain![1];

  it('are where ⟨ξ, x⟩ = γ, from edge to edge of the square, to 1e-12', () => {
    const { direction, offset, count } = breakplanes(network);
    const levels = (x: number, y: number) =>
      Array.from({ length: count }, (_, i) =>
        Math.abs(direction[2 * i]! * x + direction[2 * i + 1]! * y - offset[i]!),
      );
    let drawn = 0;
    for (let k = 0; k < count; k++) {
      const [x1, y1, x2, y2] = [lines.x1[k]!, lines.y1[k]!, lines.x2[k]!, lines.y2[k]!];
      if (Number.isNaN(x1)) continue;
      for (const [x, y] of [
        [x1, y1],
        [x2, y2],
      ] as const) {
        expect(Math.abs(Math.max(Math.abs(x), Math.abs(y)) - reach)).toBeLessThan(1e-12);
      }
      const both = levels(x1, y1).map((level, i) => level + levels(x2, y2)[i]!);
      expect(Math.min(...both)).toBeLessThan(1e-12);
      drawn++;
    }
    expect(drawn).toBeGreaterThan(20);
  });

  it('are shaded by delta-slope, the strongest last and of size 1', () => {
    const shades = Array.from(lines.shades!.values, Math.abs);
    expect(shades).toEqual([...shades].sort((a, b) => a - b));
    expect(shades.at(-1)).toBe(1);
  });

  it('move where there are several moments', () => {
    const moving = breaklineFigure({ ...words, moments: [...moments, ...moments] });
    expect(moving.frames!.length).toBe(2);
    expect(moving.frames![0]!.marks).toEqual(figure.marks);
  });
});

describe('the unrolled cylinder', () => {
  const figure = cylinderFigure({ ...words, moments });
  const all = segments(figure.marks);
  const charges = residualCharges(network, data);

  it('has arrows along the field at their middle, the longest as long as a cell, to 1e-9', () => {
    const arrows = all.find(({ arrow }) => arrow)!;
    let longest = 0;
    for (let k = 0; k < arrows.x1.length; k++) {
      const [dx, dy] = [arrows.x2[k]! - arrows.x1[k]!, arrows.y2[k]! - arrows.y1[k]!];
      if (Number.isNaN(dx)) continue;
      const theta = (arrows.x1[k]! + arrows.x2[k]!) / 2;
      const gamma = (arrows.y1[k]! + arrows.y2[k]!) / 2;
      const { direction, offset } = velocityField(
        charges,
        [Math.cos(theta), Math.sin(theta)],
        gamma,
      );
      const turn = direction[1]! * Math.cos(theta) - direction[0]! * Math.sin(theta);
      expect(Math.abs(dx * offset - dy * turn)).toBeLessThan(1e-9);
      expect(dx * turn + dy * offset).toBeGreaterThan(0);
      const [wide, high] = [(2 * Math.PI) / 26, (2 * figure.y.domain![1]) / 14];
      longest = Math.max(longest, Math.hypot(dx / wide, dy / high));
    }
    expect(longest).toBeCloseTo(1, 9);
  });

  it('marks the sinks and sources that there are', () => {
    const points = sourcesAndSinks(charges);
    const count = (wanted: string) => points.filter(({ kind }) => kind === wanted).length;
    const drawn = (label: string) => all.find((mark) => mark.label === label)?.x1.length ?? 0;
    expect(drawn('sink ◇')).toBe(4 * count('sink'));
    expect(drawn('source ×')).toBe(2 * count('source'));
  });

  it('has the neurons of both signs, every one once', () => {
    const neurons = figure.marks.flatMap((mark) => (mark.mark === 'points' ? [mark.x.length] : []));
    expect(neurons.length).toBe(2);
    expect(neurons[0]! + neurons[1]!).toBe(30);
  });

  it('is covered by its cells, evenly', () => {
    const { angles, offsets } = cellCentres(4, 2, 3);
    expect([...angles].map((theta) => theta / Math.PI)).toEqual([-0.75, -0.25, 0.25, 0.75]);
    expect([...offsets]).toEqual([-1.5, 1.5]);
  });

  it('breaks curves where they go round it', () => {
    const { x, y } = unrolled([{ theta: [3, 3.2, 3.4], y: [0, 1, 2] }]);
    expect(x.map((theta) => Number(theta.toFixed(4)))).toEqual([3, NaN, -3.0832, -2.8832, NaN]);
    expect(y).toEqual([0, NaN, 1, 2, NaN]);
  });
});

it('figures of networks with three inputs are refused', () => {
  const space = trainingData([[1, 2, 3]], [1]);
  for (const draw of [breaklineFigure, cylinderFigure]) {
    expect(() => draw({ ...words, data: space, moments })).toThrow('data.dimension is 3');
  }
});
