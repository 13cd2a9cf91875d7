import type { ParameterSchemaJson } from '../worker/protocol.ts';

/** Where a slider runs; a typed value may lie beyond. */
export interface SliderRange {
  readonly from: number;
  readonly to: number;
  readonly log: boolean;
  readonly whole: boolean;
}

/** Limits of this ratio and more call for a logarithm. */
const WIDE = 500;

/** Integers without a stated limit have these. */
const FAR = 1e15;

const finite = (value: number | undefined) =>
  value !== undefined && Math.abs(value) < FAR ? value : undefined;

/**
 * Where a slider for this parameter runs: between its limits where it has both, else around its
 * default; on a logarithm where the author says so or the range is wide.
 */
export function sliderRange(schema: ParameterSchemaJson): SliderRange {
  const whole = schema.type === 'integer';
  const value = typeof schema.default === 'number' ? schema.default : undefined;
  const low = finite(schema.minimum) ?? finite(schema.exclusiveMinimum);
  const high = finite(schema.maximum) ?? finite(schema.exclusiveMaximum);
  const positive = (low ?? -1) >= 0 && (value === undefined || value > 0);
  const around = value ?? Math.max(low ?? 1, 1);
  if (schema.scale === 'linear' || !positive) return linearRange(low, high, around, whole);
  const from = low && low > 0 ? low : whole ? 1 : around / 1000;
  const to = high ?? Math.max(around * 1000, from * 1000);
  const log = schema.scale === 'log' || to / from >= WIDE;
  if (!log) return linearRange(low, high, around, whole);
  return { from, to, log: true, whole };
}

function linearRange(
  low: number | undefined,
  high: number | undefined,
  around: number,
  whole: boolean,
): SliderRange {
  const reach = Math.max(Math.abs(around) * 4, 1);
  const from = low ?? around - reach;
  const to = high ?? Math.max(around, from) + reach;
  return { from, to, log: false, whole };
}

/** The value at a place of the slider, 0 to 1, with no more digits than the slider can tell. */
export function valueAt({ from, to, log, whole }: SliderRange, place: number): number {
  const value = log ? from * (to / from) ** place : from + (to - from) * place;
  if (place <= 0) return from;
  if (place >= 1) return to;
  const rounded = Number(value.toPrecision(3));
  const inside = Math.min(Math.max(rounded, from), to);
  return whole ? Math.round(inside) : inside;
}

/** Where a value stands on the slider, 0 to 1. */
export function placeOf({ from, to, log }: SliderRange, value: number): number {
  const place = log ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
  return Number.isNaN(place) ? 0 : Math.min(Math.max(place, 0), 1);
}
