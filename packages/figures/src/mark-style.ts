import type { Figure } from '@spectral-bias/core';

/** Any mark of a figure. */
export type FigureMark = Figure['marks'][number];

/** Width of a line, in pixels. */
export const LINE_WIDTH = 1.75;
/** Opacity of a band. */
export const BAND_OPACITY = 0.2;

const DASHED = '6 4';
/** What tells a second, third, … line of one role from the first. */
const FURTHER = ['2 3', '9 3 2 3', '12 4', '1 5'];

/** The dashes of every mark: as asked for, and told apart where several lines share a role. */
export function markDashes(marks: readonly FigureMark[]): (string | undefined)[] {
  const seen = new Map<string, number>();
  return marks.map((mark) => {
    if (mark.mark === 'rule') return '3 3';
    if (mark.mark !== 'line') return undefined;
    if (mark.dashed) return DASHED;
    if (mark.label === undefined) return undefined;
    const before = seen.get(mark.role) ?? 0;
    seen.set(mark.role, before + 1);
    return before === 0 ? undefined : FURTHER[(before - 1) % FURTHER.length];
  });
}

/** Radius of a point when so many are drawn, in pixels. */
export function pointRadius(count: number): number {
  return count > 1500 ? 1.5 : count > 400 ? 2 : 2.5;
}
