import type { Gains, Passes, Shift } from './passes.ts';
import type { SplineProcess } from './spline-process.ts';

/** The passes for order 2 (ReLU), the state unrolled into scalars. */
export const reluPasses: Passes = { covariance, mean, adjoint, diagonal };

function covariance(
  { gaps, injected }: SplineProcess,
  weights: Float64Array,
  shift: Shift,
  out: Gains,
): void {
  const { inverse, gain, covariance } = out;
  const keep = covariance.length > 0;
  let ar = 0; // P = [[a, b], [b, c]]
  let ai = 0;
  let br = 0;
  let bi = 0;
  let cr = 0;
  let ci = 0;
  for (let n = 0; n < gaps.length; n++) {
    const h = gaps[n]!;
    ar += h * (2 * br + h * cr) + injected[3 * n]!;
    ai += h * (2 * bi + h * ci);
    br += h * cr + injected[3 * n + 1]!;
    bi += h * ci;
    cr += injected[3 * n + 2]!;
    if (keep) {
      covariance[4 * n] = br;
      covariance[4 * n + 1] = bi;
      covariance[4 * n + 2] = cr;
      covariance[4 * n + 3] = ci;
    }
    const zr = shift.re / weights[n]!;
    const zi = shift.im / weights[n]!;
    const fr = ar + zr;
    const fi = ai + zi;
    const scale = 1 / (fr * fr + fi * fi);
    const ir = fr * scale;
    const ii = -fi * scale;
    const qr = zr * ir - zi * ii;
    const qi = zr * ii + zi * ir;
    const gr = br * ir - bi * ii;
    const gi = br * ii + bi * ir;
    inverse[2 * n] = ir;
    inverse[2 * n + 1] = ii;
    gain[4 * n] = ar * ir - ai * ii;
    gain[4 * n + 1] = ar * ii + ai * ir;
    gain[4 * n + 2] = gr;
    gain[4 * n + 3] = gi;
    cr -= gr * br - gi * bi;
    ci -= gr * bi + gi * br;
    const t = br * qr - bi * qi;
    bi = br * qi + bi * qr;
    br = t;
    const u = ar * qr - ai * qi;
    ai = ar * qi + ai * qr;
    ar = u;
  }
}

function mean(
  { gaps }: SplineProcess,
  { gain }: Gains,
  y: Float64Array | undefined,
  start: Float64Array,
  innovations: Float64Array,
  means: Float64Array,
): void {
  const keep = means.length > 0;
  let fr = start[0]!;
  let fi = start[1]!;
  let sr = start[2]!;
  let si = start[3]!;
  for (let n = 0; n < gaps.length; n++) {
    fr += gaps[n]! * sr;
    fi += gaps[n]! * si;
    if (keep) {
      means[2 * n] = sr;
      means[2 * n + 1] = si;
    }
    const vr = (y === undefined ? 0 : y[n]!) - fr;
    const vi = -fi;
    innovations[2 * n] = vr;
    innovations[2 * n + 1] = vi;
    const gr = gain[4 * n]!;
    const gi = gain[4 * n + 1]!;
    const kr = gain[4 * n + 2]!;
    const ki = gain[4 * n + 3]!;
    fr += gr * vr - gi * vi;
    fi += gr * vi + gi * vr;
    sr += kr * vr - ki * vi;
    si += kr * vi + ki * vr;
  }
}

function adjoint(
  { gaps }: SplineProcess,
  { inverse, gain }: Gains,
  innovations: Float64Array,
  adjoints: Float64Array,
): void {
  const keep = adjoints.length > 0;
  let fr = 0;
  let fi = 0;
  let sr = 0;
  let si = 0;
  for (let n = gaps.length - 1; n >= 0; n--) {
    const gr = gain[4 * n]!;
    const gi = gain[4 * n + 1]!;
    const kr = gain[4 * n + 2]!;
    const ki = gain[4 * n + 3]!;
    const vr = innovations[2 * n]!;
    const vi = innovations[2 * n + 1]!;
    const ir = inverse[2 * n]!;
    const ii = inverse[2 * n + 1]!;
    const ar = vr * ir - vi * ii - (gr * fr - gi * fi) - (kr * sr - ki * si);
    const ai = vr * ii + vi * ir - (gr * fi + gi * fr) - (kr * si + ki * sr);
    innovations[2 * n] = ar;
    innovations[2 * n + 1] = ai;
    fr += ar;
    fi += ai;
    if (keep) {
      adjoints[4 * n] = fr;
      adjoints[4 * n + 1] = fi;
      adjoints[4 * n + 2] = sr;
      adjoints[4 * n + 3] = si;
    }
    sr += gaps[n]! * fr;
    si += gaps[n]! * fi;
  }
}

function diagonal({ gaps }: SplineProcess, { inverse, gain }: Gains, out: Float64Array): void {
  let ar = 0; // adjoint covariance [[a, b], [b, c]]
  let ai = 0;
  let br = 0;
  let bi = 0;
  let cr = 0;
  let ci = 0;
  for (let n = gaps.length - 1; n >= 0; n--) {
    const gr = gain[4 * n]!;
    const gi = gain[4 * n + 1]!;
    const kr = gain[4 * n + 2]!;
    const ki = gain[4 * n + 3]!;
    const ur = ar * gr - ai * gi + br * kr - bi * ki;
    const ui = ar * gi + ai * gr + br * ki + bi * kr;
    const wr = br * gr - bi * gi + cr * kr - ci * ki;
    const wi = br * gi + bi * gr + cr * ki + ci * kr;
    const dr = inverse[2 * n]! + gr * ur - gi * ui + kr * wr - ki * wi;
    const di = inverse[2 * n + 1]! + gr * ui + gi * ur + kr * wi + ki * wr;
    out[2 * n] = dr;
    out[2 * n + 1] = di;
    const h = gaps[n]!;
    ar += dr - 2 * ur;
    ai += di - 2 * ui;
    br -= wr;
    bi -= wi;
    cr += h * (2 * br + h * ar);
    ci += h * (2 * bi + h * ai);
    br += h * ar;
    bi += h * ai;
  }
}
