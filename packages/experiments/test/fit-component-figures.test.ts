import type { LineMark, PointMark } from '@spectral-bias/core';
import { singularComponents } from '@spectral-bias/network';
import { describe, expect, test } from 'vitest';
import { fitSignal } from '../src/fit.ts';
import { componentFigure, componentSizesFigure } from '../src/fit-component-figures.ts';
import { fitFigures } from '../src/fit-figures.ts';
import { builtIns } from './built-ins.ts';
import { expectDrawable } from './drawable.ts';

const x = Float64Array.from({ length: 50 }, (_, i) => 10 + i / 2);
const y = x.map((value, i) => Math.sin(value) + 0.1 * Math.cos(9 * i));

describe('a fit taken apart', () => {
  const result = fitSignal({ x, y, components: 6 }, builtIns());
  const components = singularComponents(result.fit);
  const sizes = componentSizesFigure(result, components);
  const shape = componentFigure(result, components, 6);

  test('can be drawn', () => expectDrawable([sizes, shape]));

  test('keeps of the data what its mask keeps: all of six components, nothing beyond', () => {
    const [data, kept] = sizes.marks as [PointMark, PointMark];
    for (let i = 0; i < 6; i++) expect(kept.y[i]).toBe(data.y[i]);
    expect(Array.from(kept.y).slice(6).every(Number.isNaN)).toBe(true);
  });

  test('has component k at k / (2 · span), where the axis says it is', () => {
    const span = x.at(-1)! - x[0]!;
    const { at } = sizes.x.identity!;
    for (const k of [1, 6, 20]) expect(at![k - 1]! * 2 * span).toBeCloseTo(k, 12);
  });

  test('shows component k of size 1, known as component k', () => {
    const line = shape.marks.find(({ mark }) => mark === 'line') as LineMark;
    expect(line.identity).toEqual({ kind: 'component', of: 6 });
    const squares = Array.from(line.y).reduce((sum, value) => sum + value * value, 0);
    expect(squares / x.length).toBeCloseTo(1, 10);
  });

  test('has component k at s_k along the mask and along the strengths', () => {
    const figures = fitFigures(result);
    const along = (name: string) => figures.find((one) => one.name === name)!.x.identity!.at!;
    const { singularValues } = components;
    for (const k of [1, 3, 6]) {
      expect(along('criterion')[k - 1]! / singularValues[k - 1]!).toBeCloseTo(1, 8);
      expect((along('mask')[k - 1]! * singularValues[0]!) / singularValues[k - 1]!).toBeCloseTo(
        1,
        8,
      );
    }
  });
});
