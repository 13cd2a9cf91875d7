import { tenth } from './tenth.ts';

const spot = (x: number, y: number): string => `${tenth(x)},${tenth(y)}`;

/** Runs of values between NaN, as [from, to): one for each unbroken stretch of a path. */
function runs(length: number, isBreak: (i: number) => boolean): [from: number, to: number][] {
  const found: [number, number][] = [];
  for (let i = 0; i < length; i++) {
    if (isBreak(i)) continue;
    const last = found[found.length - 1];
    if (last?.[1] === i) last[1] = i + 1;
    else found.push([i, i + 1]);
  }
  return found;
}

/** Path data of a polyline through pixels, to a tenth; NaN breaks it, and what is alone is a dot. */
export function lineData(x: ArrayLike<number>, y: ArrayLike<number>): string {
  return runs(x.length, (i) => Number.isNaN(x[i]! + y[i]!))
    .map(([from, to]) => {
      let data = `M${spot(x[from]!, y[from]!)}`;
      for (let i = from + 1; i < to; i++) data += `L${spot(x[i]!, y[i]!)}`;
      return to - from === 1 ? `${data}Z` : data;
    })
    .join('');
}

/** Path data of what lies between two edges, to a tenth; NaN breaks it. */
export function bandData(
  x: ArrayLike<number>,
  lower: ArrayLike<number>,
  upper: ArrayLike<number>,
): string {
  return runs(x.length, (i) => Number.isNaN(x[i]! + lower[i]! + upper[i]!))
    .map(([from, to]) => {
      let data = `M${spot(x[from]!, upper[from]!)}`;
      for (let i = from + 1; i < to; i++) data += `L${spot(x[i]!, upper[i]!)}`;
      for (let i = to - 1; i >= from; i--) data += `L${spot(x[i]!, lower[i]!)}`;
      return `${data}Z`;
    })
    .join('');
}

/** Path data of a ring around every point, to a tenth; those with a NaN are left out. */
export function ringData(x: ArrayLike<number>, y: ArrayLike<number>, radius: number): string {
  const [r, across] = [tenth(radius), tenth(2 * radius)];
  const ring = `a${r},${r} 0 1,0 ${across},0a${r},${r} 0 1,0 ${-across},0`;
  return runs(x.length, (i) => Number.isNaN(x[i]! + y[i]!))
    .map(([from, to]) => {
      let data = '';
      for (let i = from; i < to; i++) data += `M${spot(x[i]! - radius, y[i]!)}${ring}`;
      return data;
    })
    .join('');
}
