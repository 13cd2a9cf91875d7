import { NODES, WEIGHTS } from './gauss-legendre.ts';

/** A complex integral. */
export interface Integral {
  readonly re: number;
  readonly im: number;
  /** Integral of the integrand's own measure of size. */
  readonly size: number;
  /** What the last halvings changed, summed over the panels: a bound on the quadrature error. */
  readonly error: number;
}

/** Writes real part, imaginary part and size of a complex integrand into `out`. */
export type Integrand = (x: number, out: Float64Array) => void;

const MOST_HALVINGS = 40;

/** Panels halved in one integral at most, for integrands too rough to converge. */
const MOST_PANELS = 20_000;

/** An integral under way. */
interface Work {
  readonly f: Integrand;
  readonly out: Float64Array;
  /** A change below this ends the halving of a panel. */
  readonly enough: number;
  halved: number;
}

/**
 * ∫ f from the first to the last of `breaks`, ascending places where f may not be smooth: 16-point
 * Gauss–Legendre on every panel, halved until both halves agree with the whole to `tolerance` of
 * the integral of the size. What does not agree after 40 halvings stays in `error`.
 */
export function integrate(
  f: Integrand,
  breaks: readonly number[],
  tolerance: number = Number.EPSILON,
): Integral {
  const out = new Float64Array(3);
  const wholes = breaks.slice(1).map((to, i) => panel(f, out, breaks[i]!, to));
  const total = wholes.reduce((sum, { size }) => sum + size, 0);
  const work: Work = { f, out, enough: tolerance * total, halved: 0 };
  return wholes
    .map((whole, i) => refine(work, breaks[i]!, breaks[i + 1]!, whole, MOST_HALVINGS))
    .reduce(plus, { re: 0, im: 0, size: 0, error: 0 });
}

function refine(work: Work, from: number, to: number, whole: Integral, halvings: number): Integral {
  const middle = (from + to) / 2;
  const left = panel(work.f, work.out, from, middle);
  const right = panel(work.f, work.out, middle, to);
  const both = plus(left, right);
  const change = Math.hypot(both.re - whole.re, both.im - whole.im);
  if (!(change > work.enough) || halvings === 0 || ++work.halved > MOST_PANELS) {
    return { ...both, error: change };
  }
  return plus(
    refine(work, from, middle, left, halvings - 1),
    refine(work, middle, to, right, halvings - 1),
  );
}

function panel(f: Integrand, out: Float64Array, from: number, to: number): Integral {
  const half = (to - from) / 2;
  const middle = (from + to) / 2;
  let re = 0;
  let im = 0;
  let size = 0;
  for (let i = 0; i < 2 * NODES.length; i++) {
    const j = i >> 1;
    f(middle + (i % 2 === 0 ? half : -half) * NODES[j]!, out);
    const weight = half * WEIGHTS[j]!;
    re += weight * out[0]!;
    im += weight * out[1]!;
    size += weight * out[2]!;
  }
  return { re, im, size, error: 0 };
}

function plus(a: Integral, b: Integral): Integral {
  return {
    re: a.re + b.re,
    im: a.im + b.im,
    size: a.size + b.size,
    error: a.error + b.error,
  };
}
