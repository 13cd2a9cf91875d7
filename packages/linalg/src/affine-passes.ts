import type { SymmetricRow } from './complex-symmetric.ts';
import type { Gains, Shift } from './passes.ts';
import type { SplineProcess } from './spline-process.ts';

/*
 * The sweeps for order 2 (ReLU) with constants and lines unpenalised, the case that every smoothing
 * spline is: what `passes.ts` does one column at a time is done here for y and both columns in one
 * loop. Innovations and slopes hold three complex numbers a sample: y, the constant, the line.
 */

/** The mean filter of y and of both polynomial columns, and their normal equations. */
export function affineMeans(
  { gaps }: SplineProcess,
  { inverse, gain }: Gains,
  y: Float64Array,
  innovations: Float64Array,
  slopes: Float64Array,
): SymmetricRow[] {
  const keep = slopes.length > 0;
  const sums = new Float64Array(10);
  let [yr, yi, ysr, ysi, ar, ai, asr, asi, br, bi, bsr, bsi] = [
    0, 0, 0, 0, -1, 0, 0, 0, 0, 0, -1, 0,
  ];
  for (let n = 0; n < gaps.length; n++) {
    const h = gaps[n]!;
    yr += h * ysr;
    yi += h * ysi;
    ar += h * asr;
    ai += h * asi;
    br += h * bsr;
    bi += h * bsi;
    if (keep) {
      slopes[6 * n] = ysr;
      slopes[6 * n + 1] = ysi;
      slopes[6 * n + 2] = asr;
      slopes[6 * n + 3] = asi;
      slopes[6 * n + 4] = bsr;
      slopes[6 * n + 5] = bsi;
    }
    const ur = y[n]! - yr;
    const ui = -yi;
    const vr = -ar;
    const vi = -ai;
    const wr = -br;
    const wi = -bi;
    innovations[6 * n] = ur;
    innovations[6 * n + 1] = ui;
    innovations[6 * n + 2] = vr;
    innovations[6 * n + 3] = vi;
    innovations[6 * n + 4] = wr;
    innovations[6 * n + 5] = wi;
    const gr = gain[4 * n]!;
    const gi = gain[4 * n + 1]!;
    const kr = gain[4 * n + 2]!;
    const ki = gain[4 * n + 3]!;
    yr += gr * ur - gi * ui;
    yi += gr * ui + gi * ur;
    ysr += kr * ur - ki * ui;
    ysi += kr * ui + ki * ur;
    ar += gr * vr - gi * vi;
    ai += gr * vi + gi * vr;
    asr += kr * vr - ki * vi;
    asi += kr * vi + ki * vr;
    br += gr * wr - gi * wi;
    bi += gr * wi + gi * wr;
    bsr += kr * wr - ki * wi;
    bsi += kr * wi + ki * wr;
    addNormal(sums, inverse[2 * n]!, inverse[2 * n + 1]!, ur, ui, vr, vi, wr, wi);
  }
  const entry = (i: number): Shift => ({ re: sums[2 * i]!, im: sums[2 * i + 1]! });
  return [
    { lower: [entry(0)], right: entry(3) },
    { lower: [entry(1), entry(2)], right: entry(4) },
  ];
}

/** Adds vv, vw, ww, vu, wu, each over F. */
function addNormal(
  sums: Float64Array,
  ir: number,
  ii: number,
  ur: number,
  ui: number,
  vr: number,
  vi: number,
  wr: number,
  wi: number,
): void {
  const pr = vr * ir - vi * ii;
  const pi = vr * ii + vi * ir;
  const qr = wr * ir - wi * ii;
  const qi = wr * ii + wi * ir;
  sums[0]! += pr * vr - pi * vi;
  sums[1]! += pr * vi + pi * vr;
  sums[2]! += pr * wr - pi * wi;
  sums[3]! += pr * wi + pi * wr;
  sums[4]! += qr * wr - qi * wi;
  sums[5]! += qr * wi + qi * wr;
  sums[6]! += pr * ur - pi * ui;
  sums[7]! += pr * ui + pi * ur;
  sums[8]! += qr * ur - qi * ui;
  sums[9]! += qr * ui + qi * ur;
}

/** Where the adjoint sweep adds what it finds; `state` and `adjoint` may be empty. */
export interface AffineSums {
  readonly residual: Float64Array;
  readonly state: Float64Array;
  readonly adjoint: Float64Array;
}

/** The adjoint smoother of y less the polynomial b, adding Re(scaled · a)/ω and Re(factor · state). */
export function affineSolution(
  { gaps }: SplineProcess,
  { inverse, gain, covariance }: Gains,
  weights: Float64Array,
  innovations: Float64Array,
  slopes: Float64Array,
  b: readonly Shift[],
  scaled: Shift,
  factor: Shift,
  sums: AffineSums,
): void {
  const keep = sums.state.length > 0;
  const { re: cr, im: ci } = b[0]!;
  const { re: dr, im: di } = b[1]!;
  const { re: sr, im: si } = scaled;
  const { re: tr, im: ti } = factor;
  let [fr, fi, gr, gi] = [0, 0, 0, 0];
  for (let n = gaps.length - 1, m = 6 * n; n >= 0; n--, m -= 6) {
    const ir = inverse[2 * n]!;
    const ii = inverse[2 * n + 1]!;
    const vr = combined(innovations, m, cr, ci, dr, di);
    const vi = combinedImaginary(innovations, m, cr, ci, dr, di);
    const g = 4 * n;
    const ar =
      vr * ir -
      vi * ii -
      (gain[g]! * fr - gain[g + 1]! * fi) -
      (gain[g + 2]! * gr - gain[g + 3]! * gi);
    const ai =
      vr * ii +
      vi * ir -
      (gain[g]! * fi + gain[g + 1]! * fr) -
      (gain[g + 2]! * gi + gain[g + 3]! * gr);
    fr += ar;
    fi += ai;
    sums.residual[n]! += (sr * ar - si * ai) / weights[n]!;
    if (keep) {
      const pr = covariance[g]!;
      const pi = covariance[g + 1]!;
      const qr = covariance[g + 2]!;
      const qi = covariance[g + 3]!;
      const zr = combined(slopes, m, cr, ci, dr, di) + pr * fr - pi * fi + qr * gr - qi * gi;
      const zi =
        combinedImaginary(slopes, m, cr, ci, dr, di) + pr * fi + pi * fr + qr * gi + qi * gr;
      sums.adjoint[2 * n]! += tr * fr - ti * fi;
      sums.adjoint[2 * n + 1]! += tr * gr - ti * gi;
      sums.state[2 * n + 1]! += tr * zr - ti * zi;
    }
    gr += gaps[n]! * fr;
    gi += gaps[n]! * fi;
  }
}

/** Real part of u − c v − d w for the three numbers u, v, w at m. */
function combined(
  a: Float64Array,
  m: number,
  cr: number,
  ci: number,
  dr: number,
  di: number,
): number {
  return a[m]! - (cr * a[m + 2]! - ci * a[m + 3]!) - (dr * a[m + 4]! - di * a[m + 5]!);
}

function combinedImaginary(
  a: Float64Array,
  m: number,
  cr: number,
  ci: number,
  dr: number,
  di: number,
): number {
  return a[m + 1]! - (cr * a[m + 3]! + ci * a[m + 2]!) - (dr * a[m + 5]! + di * a[m + 4]!);
}

/**
 * Adds Re(scaled · diagonal)/ω of the bordered inverse: 1/F + gᵀAg, less the squares of the adjoint
 * solutions for the two columns, made orthonormal by `inverseRoot` (rows of C⁻¹).
 */
export function affineDiagonal(
  { gaps }: SplineProcess,
  { inverse, gain }: Gains,
  weights: Float64Array,
  innovations: Float64Array,
  inverseRoot: readonly (readonly Shift[])[],
  scaled: Shift,
  out: Float64Array,
): void {
  const { re: or, im: oi } = inverseRoot[0]![0]!;
  const { re: er, im: ei } = inverseRoot[1]![0]!;
  const { re: lr, im: li } = inverseRoot[1]![1]!;
  let [ar, ai, br, bi, cr, ci] = [0, 0, 0, 0, 0, 0]; // adjoint covariance [[a, b], [b, c]]
  let [pr, pi, psr, psi, qr, qi, qsr, qsi] = [0, 0, 0, 0, 0, 0, 0, 0];
  for (let n = gaps.length - 1, m = 6 * n; n >= 0; n--, m -= 6) {
    const ir = inverse[2 * n]!;
    const ii = inverse[2 * n + 1]!;
    const gr = gain[4 * n]!;
    const gi = gain[4 * n + 1]!;
    const kr = gain[4 * n + 2]!;
    const ki = gain[4 * n + 3]!;
    const tr = ar * gr - ai * gi + br * kr - bi * ki;
    const ti = ar * gi + ai * gr + br * ki + bi * kr;
    const wr = br * gr - bi * gi + cr * kr - ci * ki;
    const wi = br * gi + bi * gr + cr * ki + ci * kr;
    const dr = ir + gr * tr - gi * ti + kr * wr - ki * wi;
    const di = ii + gr * ti + gi * tr + kr * wi + ki * wr;
    const v1r = innovations[m + 2]!;
    const v1i = innovations[m + 3]!;
    const v2r = innovations[m + 4]!;
    const v2i = innovations[m + 5]!;
    const ur = or * v1r - oi * v1i;
    const ui = or * v1i + oi * v1r;
    const xr = er * v1r - ei * v1i + lr * v2r - li * v2i;
    const xi = er * v1i + ei * v1r + lr * v2i + li * v2r;
    const yr = ur * ir - ui * ii - (gr * pr - gi * pi) - (kr * psr - ki * psi);
    const yi = ur * ii + ui * ir - (gr * pi + gi * pr) - (kr * psi + ki * psr);
    const zr = xr * ir - xi * ii - (gr * qr - gi * qi) - (kr * qsr - ki * qsi);
    const zi = xr * ii + xi * ir - (gr * qi + gi * qr) - (kr * qsi + ki * qsr);
    const hr = dr - (yr * yr - yi * yi) - (zr * zr - zi * zi);
    const hi = di - 2 * (yr * yi + zr * zi);
    out[n]! += (scaled.re * hr - scaled.im * hi) / weights[n]!;
    const h = gaps[n]!;
    pr += yr;
    pi += yi;
    psr += h * pr;
    psi += h * pi;
    qr += zr;
    qi += zi;
    qsr += h * qr;
    qsi += h * qi;
    ar += dr - 2 * tr;
    ai += di - 2 * ti;
    br -= wr;
    bi -= wi;
    cr += h * (2 * br + h * ar);
    ci += h * (2 * bi + h * ai);
    br += h * ar;
    bi += h * ai;
  }
}
