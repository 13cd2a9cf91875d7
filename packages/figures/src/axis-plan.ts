import type { FigureAxis } from '@spectral-bias/core';
import { type Extent, isDrawable } from './extent.ts';
import { namedTicks } from './named-ticks.ts';
import { textWidth } from './text-width.ts';
import { linearTicks, logTicks, type Tick } from './ticks.ts';

/** An axis ready to be drawn. */
export interface AxisPlan {
  readonly type: 'linear' | 'log';
  readonly domain: Extent;
  readonly ticks: readonly Tick[];
  /** Whether the ticks are names. */
  readonly named: boolean;
  /** Whether names below the axis are turned to have room. */
  readonly turned: boolean;
}

/** Size of the numbers beside an axis and of every other small text, in pixels. */
export const FONT_SIZE = 12;

/** The widest tick label, in pixels. */
export function tickWidth({ ticks }: AxisPlan): number {
  return Math.max(0, ...ticks.map(({ text }) => textWidth(text, FONT_SIZE)));
}

/** An axis with about `count` ticks. */
export function planAxis(axis: FigureAxis, domain: Extent, count: number): AxisPlan {
  const type = axis.scale ?? 'linear';
  const names = namedTicks(axis, domain);
  const ticks = names ?? (type === 'log' ? logTicks(domain, count) : linearTicks(domain, count));
  return { type, domain, ticks, named: names !== undefined, turned: false };
}

/** A horizontal axis with as many ticks as have room to be read on `width` pixels. */
export function planWideAxis(axis: FigureAxis, domain: Extent, width: number): AxisPlan {
  let count = Math.max(3, Math.round(width / 72));
  let plan = planAxis(axis, domain, count);
  while (!plan.named && count > 1 && plan.ticks.length * (tickWidth(plan) + 14) > width + 20) {
    count -= 1;
    plan = planAxis(axis, domain, count);
  }
  return plan;
}

/** The pixel of a value between `from` and `to`; NaN where the value has no place on the axis. */
export function placeOn(
  { type, domain }: Pick<AxisPlan, 'type' | 'domain'>,
  from: number,
  to: number,
): (value: number) => number {
  const along = type === 'log' ? Math.log10 : Number;
  const start = along(domain[0]);
  const pixels = (to - from) / (along(domain[1]) - start);
  if (type === 'linear') {
    return (value) => (isDrawable(value, type) ? from + (value - start) * pixels : Number.NaN);
  }
  return (value) =>
    isDrawable(value, type) ? from + (Math.log10(value) - start) * pixels : Number.NaN;
}
