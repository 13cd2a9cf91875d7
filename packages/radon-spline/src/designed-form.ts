import type { ActivationForm } from '@spectral-bias/core';

/** A Legendre series on [from, to]. */
type Panel = readonly [from: number, to: number, coefficients: readonly number[]];

/** C and S of φ̂ = C − iS on [from, to]. */
type SpectrumPanel = readonly [
  from: number,
  to: number,
  cosine: readonly number[],
  sine: readonly number[],
];

/** C = cosine · k^{−exponent}, S = sine · k^{−exponent}. */
interface SpectrumTail {
  readonly exponent: number;
  readonly cosine: number;
  readonly sine: number;
}

/** Everything that a designed activation is computed from: plain numbers, fit for a file. */
export interface DesignTable {
  /** φ(−z) = mirror · φ(z). */
  readonly mirror: 1 | -1 | 0;
  /** φ(0). */
  readonly origin: number;
  /** Σ powers_j z^j for 0 < z < to. */
  readonly start: { readonly to: number; readonly powers: readonly number[] };
  /** φ from there on, less the waves that start before the panel. */
  readonly profile: readonly Panel[];
  /** value · z^exponent, less the waves, for z ≥ from. */
  readonly tail: { readonly from: number; readonly value: number; readonly exponent: number };
  /** Σ_n (cosine_n cos kz + sine_n sin kz) / z^{n+1} for z from `from`. */
  readonly waves: readonly {
    readonly k: number;
    readonly from: number;
    readonly cosine: readonly number[];
    readonly sine: readonly number[];
  }[];
  readonly spectrum: readonly SpectrumPanel[];
  readonly low: SpectrumTail;
  readonly high: SpectrumTail | null;
  readonly kinks: readonly number[];
  readonly bandLimit: number | null;
  readonly greensOrder: number | null;
}

/**
 * φ, φ′ and φ̂ from a table. The text of this function goes into exported plug-ins, so it uses
 * nothing from outside itself.
 */
export function designedForm(table: DesignTable): ActivationForm {
  const { mirror, start, profile, tail, waves, spectrum, low, high, kinks } = table;

  function find<P extends readonly [number, number, ...unknown[]]>(
    panels: readonly P[],
    x: number,
  ): P {
    let a = 0;
    let b = panels.length - 1;
    while (a < b) {
      const middle = (a + b) >> 1;
      if (x < panels[middle]![1]) b = middle;
      else a = middle + 1;
    }
    return panels[a]!;
  }

  function series(c: readonly number[], t: number): number {
    let above = 0;
    let sum = 0;
    for (let l = c.length - 1; l >= 0; l--) {
      const next = c[l]! + ((2 * l + 1) / (l + 1)) * t * sum - ((l + 1) / (l + 2)) * above;
      above = sum;
      sum = next;
    }
    return sum;
  }

  function seriesSlope(c: readonly number[], t: number): number {
    let p = 1;
    let before = 0;
    let slope = 0;
    let slopeBefore = 0;
    let sum = 0;
    for (let l = 0; l < c.length; l++) {
      sum += c[l]! * slope;
      const nextSlope = slopeBefore + (2 * l + 1) * p;
      const next = ((2 * l + 1) * t * p - l * before) / (l + 1);
      slopeBefore = slope;
      slope = nextSlope;
      before = p;
      p = next;
    }
    return sum;
  }

  function wave(z: number, start: number, order: 0 | 1): number {
    let total = 0;
    for (const { k, from, cosine, sine } of waves) {
      if (from > start) continue;
      const [cos, sin] = [Math.cos(k * z), Math.sin(k * z)];
      let sum = 0;
      for (let n = cosine.length - 1; n >= 0; n--) {
        const [a, b] = [cosine[n]!, sine[n]!];
        const here = a * cos + b * sin;
        sum = (sum + (order === 0 ? here : k * (b * cos - a * sin) - ((n + 1) * here) / z)) / z;
      }
      total += sum;
    }
    return total;
  }

  function right(z: number, order: 0 | 1): number {
    if (z >= tail.from) {
      const { value, exponent } = tail;
      if (order === 0) return value * z ** exponent + wave(z, z, 0);
      return (exponent === 0 ? 0 : exponent * value * z ** (exponent - 1)) + wave(z, z, 1);
    }
    if (z < start.to) {
      let sum = 0;
      const c = start.powers;
      for (let j = c.length - 1; j >= order; j--) sum = sum * z + c[j]! * (order === 0 ? 1 : j);
      return sum;
    }
    const [from, to, c] = find(profile, z);
    const t = (2 * z - from - to) / (to - from);
    const smooth = order === 0 ? series(c, t) : (2 * seriesSlope(c, t)) / (to - from);
    return waves.length > 0 ? smooth + wave(z, from, order) : smooth;
  }

  function transform(k: number): [cosine: number, sine: number] {
    const first = spectrum[0];
    const ends =
      !first || k < first[0] ? low : k >= spectrum[spectrum.length - 1]![1] ? high : undefined;
    if (ends === null) return [0, 0];
    if (ends) return [ends.cosine * k ** -ends.exponent, ends.sine * k ** -ends.exponent];
    const [from, to, cosine, sine] = find(spectrum, k);
    if (k < from) return [0, 0];
    const t = (2 * k - from - to) / (to - from);
    return [series(cosine, t), series(sine, t)];
  }

  return {
    value(z) {
      if (z > 0) return right(z, 0);
      if (z === 0) return table.origin;
      return mirror === 0 ? 0 : mirror * right(-z, 0);
    },
    slope(z) {
      if (z >= 0) return z === 0 && mirror === 1 ? 0 : right(z, 1);
      return mirror === 0 ? 0 : -mirror * right(-z, 1);
    },
    kinks,
    ...(table.bandLimit !== null && { bandLimit: table.bandLimit }),
    ...(table.greensOrder !== null && {
      greensOrder: table.greensOrder,
      homogeneity: table.greensOrder - 1,
    }),
    fourier(k) {
      const [re, im] = transform(Math.abs(k));
      return { re, im: k > 0 ? -im : im };
    },
  };
}
