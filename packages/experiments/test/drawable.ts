import type { Figure, Table } from '@spectral-bias/core';
import { expect } from 'vitest';

/** Every figure has its own name, words, named axes and marks with as many x as y. */
export function expectDrawable(figures: readonly Figure[]): void {
  expect(new Set(figures.map(({ name }) => name)).size).toBe(figures.length);
  for (const { name, title, caption, x, y, marks, frames = [] } of figures) {
    expect(name).toMatch(/^[a-z0-9-]+$/);
    for (const text of [title, caption, x.label, y.label]) expect(text).toMatch(/\S/);
    expect(`${title} ${caption}`).not.toMatch(/NaN|undefined|Infinity/);
    for (const frame of frames) {
      expect(frame.label).toMatch(/\S/);
      expect(frame.marks.length).toBeGreaterThan(0);
    }
    const all = [...marks, ...frames.flatMap((frame) => frame.marks)];
    expect(all.length).toBeGreaterThan(0);
    for (const mark of all) {
      if (mark.mark === 'line' || mark.mark === 'points') {
        expect(mark.x.length).toBe(mark.y.length);
        expect(Array.from(mark.y).some(Number.isFinite)).toBe(true);
      }
    }
  }
}

/** Every column has its own name and the same length. */
export function expectTable({ columns }: Table): void {
  expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length);
  expect(new Set(columns.map(({ values }) => values.length)).size).toBe(1);
}
