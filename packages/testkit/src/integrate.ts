import type { Complex } from '@spectral-bias/core';
import { NODES, WEIGHTS } from './gauss-legendre.ts';

/** A complex integral and the integral of the modulus, which tells how much cancelled. */
export interface Integral extends Complex {
  readonly size: number;
}

/** Writes a complex value into `out`: real part, imaginary part. */
export type ComplexFunction = (x: number, out: Float64Array) => void;

const MOST_HALVINGS = 24;

/** Panels halved in one integral at most, for integrands that are too rough to converge. */
const MOST_PANELS = 20_000;

const TOLERANCE = 1e-14;

/**
 * ∫ f from the first to the last of `breaks`, ascending places where f may not be smooth: 16-point
 * Gauss–Legendre on every panel, halved until both halves agree with the whole to 1e-14 of ∫|f|.
 */
export function integrate(f: ComplexFunction, breaks: readonly number[]): Integral {
  const panels = breaks.slice(1).map((to, i) => ({ from: breaks[i]!, to }));
  const wholes = panels.map(({ from, to }) => panel(f, from, to));
  const effort = { total: wholes.reduce((sum, { size }) => sum + size, 0), panels: 0 };
  return panels
    .map(({ from, to }, i) => refine(f, from, to, wholes[i]!, effort, MOST_HALVINGS))
    .reduce(plus, { re: 0, im: 0, size: 0 });
}

function refine(
  f: ComplexFunction,
  from: number,
  to: number,
  whole: Integral,
  effort: { readonly total: number; panels: number },
  halvings: number,
): Integral {
  const middle = (from + to) / 2;
  const left = panel(f, from, middle);
  const right = panel(f, middle, to);
  const both = plus(left, right);
  const change = Math.hypot(both.re - whole.re, both.im - whole.im);
  const agrees = !(change > TOLERANCE * Math.max(effort.total, both.size));
  if (agrees || halvings === 0 || ++effort.panels > MOST_PANELS) return both;
  return plus(
    refine(f, from, middle, left, effort, halvings - 1),
    refine(f, middle, to, right, effort, halvings - 1),
  );
}

function panel(f: ComplexFunction, from: number, to: number): Integral {
  const half = (to - from) / 2;
  const middle = (from + to) / 2;
  const out = new Float64Array(2);
  let re = 0;
  let im = 0;
  let size = 0;
  for (let i = 0; i < 2 * NODES.length; i++) {
    const j = i >> 1;
    f(middle + (i % 2 === 0 ? half : -half) * NODES[j]!, out);
    const weight = half * WEIGHTS[j]!;
    re += weight * out[0]!;
    im += weight * out[1]!;
    size += weight * Math.hypot(out[0]!, out[1]!);
  }
  return { re, im, size };
}

function plus(a: Integral, b: Integral): Integral {
  return { re: a.re + b.re, im: a.im + b.im, size: a.size + b.size };
}
