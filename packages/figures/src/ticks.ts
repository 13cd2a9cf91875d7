import type { Extent } from './extent.ts';
import { plainNumber, powerOfTen, scientificNumber } from './number-text.ts';

/** A marked value of an axis and what is written beside it. */
export interface Tick {
  readonly value: number;
  readonly text: string;
}

const order = (value: number): number => Math.floor(Math.log10(value) + 1e-9);
const tenTo = (exponent: number): number => Number(`1e${exponent}`);

function niceStep(rough: number): number {
  const power = order(rough);
  const lead = rough / tenTo(power);
  const nice = lead < 1.5 ? 1 : lead < 3.5 ? 2 : lead < 7.5 ? 5 : 10;
  return Number(`${nice}e${power}`);
}

function linearText(values: readonly number[], step: number): (value: number) => string {
  const largest = Math.max(...values.map(Math.abs));
  const decimals = Math.max(0, -order(step));
  if (largest === 0 || (largest < 1e6 && largest >= 1e-3)) return (v) => plainNumber(v, decimals);
  const exponent = order(largest);
  const digits = Math.max(0, exponent - order(step));
  if (digits > 3) return (v) => plainNumber(v, decimals);
  return (v) => scientificNumber(v, exponent, digits);
}

/** About `count` multiples of 1, 2 or 5 times a power of ten, written alike. */
export function linearTicks(extent: Extent, count: number): Tick[] {
  const [low, high] = [Math.min(...extent), Math.max(...extent)];
  const step = niceStep((high - low) / Math.max(1, count));
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const values = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
  const write = linearText(values, step);
  return values.map((value) => ({ value, text: write(value) }));
}

function logText(lead: number, exponent: number, plain: boolean): string {
  if (plain) return plainNumber(Number(`${lead}e${exponent}`), Math.max(0, -exponent));
  return lead === 1 ? powerOfTen(exponent) : `${lead}×${powerOfTen(exponent)}`;
}

function logTicksOf(leads: readonly number[], from: number, to: number, stride: number): Tick[] {
  const plain = from >= -3 && to <= 4;
  const ticks: Tick[] = [];
  for (let exponent = Math.ceil(from / stride) * stride; exponent <= to; exponent += stride) {
    for (const lead of leads) {
      const value = Number(`${lead}e${exponent}`);
      if (value > 0) ticks.push({ value, text: logText(lead, exponent, plain) });
    }
  }
  return ticks;
}

/** At most about `count` powers of ten; multiples of them where the axis spans few. */
export function logTicks(extent: Extent, count: number): Tick[] {
  const [low, high] = [Math.min(...extent), Math.max(...extent)];
  const from = Math.ceil(Math.log10(low) - 1e-9);
  const to = Math.floor(Math.log10(high) + 1e-9);
  if (to - from >= 2) {
    return logTicksOf([1], from, to, Math.ceil((to - from + 1) / Math.max(2, count)));
  }
  const inside = ({ value }: Tick): boolean =>
    value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9);
  const finer = logTicksOf([1, 2, 5], from - 1, to, 1).filter(inside);
  return finer.length >= 2 ? finer : linearTicks(extent, Math.min(4, count));
}
