import type { SplineProcess } from './spline-process.ts';

/** A complex number. */
export interface Shift {
  readonly re: number;
  readonly im: number;
}

/** What the covariance pass leaves for the others; complex numbers are interleaved. */
export interface Gains {
  /** 1/F, the inverse innovation variance. */
  readonly inverse: Float64Array;
  /** The first column of P over F, p numbers a sample. */
  readonly gain: Float64Array;
}

/** The covariance half of the Kalman filter for noise variance ζ/ω. */
export function covariance(
  { order: p, gaps, injected }: SplineProcess,
  weights: Float64Array,
  shift: Shift,
  out: Gains,
): void {
  const P = new Float64Array(2 * p * p);
  const packed = (p * (p + 1)) / 2;
  for (let n = 0; n < gaps.length; n++) {
    shear(P, p, gaps[n]!, false);
    for (let i = 0, at = n * packed; i < p; i++) {
      for (let j = i; j < p; j++, at++) {
        P[2 * (i * p + j)]! += injected[at]!;
        if (j > i) P[2 * (j * p + i)]! += injected[at]!;
      }
    }
    const zr = shift.re / weights[n]!;
    const zi = shift.im / weights[n]!;
    const fr = P[0]! + zr;
    const fi = P[1]! + zi;
    const size = fr * fr + fi * fi;
    const ir = fr / size;
    const ii = -fi / size;
    out.inverse[2 * n] = ir;
    out.inverse[2 * n + 1] = ii;
    condition(P, p, out, n, zr * ir - zi * ii, zr * ii + zi * ir);
  }
}

/** P ← P − (first column)(first row)/F, with the first row scaled by q = ζ/(ωF) instead. */
function condition(
  P: Float64Array,
  p: number,
  out: Gains,
  n: number,
  qr: number,
  qi: number,
): void {
  const ir = out.inverse[2 * n]!;
  const ii = out.inverse[2 * n + 1]!;
  for (let i = 0; i < p; i++) {
    const pr = P[2 * i]!;
    const pi = P[2 * i + 1]!;
    const gr = pr * ir - pi * ii;
    const gi = pr * ii + pi * ir;
    out.gain[2 * (n * p + i)] = gr;
    out.gain[2 * (n * p + i) + 1] = gi;
    for (let j = i; i > 0 && j < p; j++) {
      const at = 2 * (i * p + j);
      P[at]! -= gr * P[2 * j]! - gi * P[2 * j + 1]!;
      P[at + 1]! -= gr * P[2 * j + 1]! + gi * P[2 * j]!;
      P[2 * (j * p + i)] = P[at]!;
      P[2 * (j * p + i) + 1] = P[at + 1]!;
    }
  }
  for (let j = 0; j < p; j++) {
    const pr = P[2 * j]!;
    const pi = P[2 * j + 1]!;
    P[2 * j] = pr * qr - pi * qi;
    P[2 * j + 1] = pr * qi + pi * qr;
    P[2 * j * p] = P[2 * j]!;
    P[2 * j * p + 1] = P[2 * j + 1]!;
  }
}

/** The mean half from the initial state `start`: writes the innovations v. No `y` means zeros. */
export function means(
  { order: p, gaps }: SplineProcess,
  { gain }: Gains,
  y: Float64Array | undefined,
  start: Float64Array,
  innovations: Float64Array,
): void {
  const m = start.slice();
  for (let n = 0; n < gaps.length; n++) {
    advance(m, p, gaps[n]!, false);
    const vr = (y === undefined ? 0 : y[n]!) - m[0]!;
    const vi = -m[1]!;
    innovations[2 * n] = vr;
    innovations[2 * n + 1] = vi;
    for (let i = 0; i < p; i++) {
      const gr = gain[2 * (n * p + i)]!;
      const gi = gain[2 * (n * p + i) + 1]!;
      m[2 * i]! += gr * vr - gi * vi;
      m[2 * i + 1]! += gr * vi + gi * vr;
    }
  }
}

/**
 * The adjoint smoother: from the innovations v the solution a, in place, and where `adjoints` is not empty the
 * adjoint state just before each sample.
 */
export function adjoint(
  { order: p, gaps }: SplineProcess,
  { inverse, gain }: Gains,
  innovations: Float64Array,
  adjoints: Float64Array,
): void {
  const r = new Float64Array(2 * p);
  const keep = adjoints.length > 0;
  for (let n = gaps.length - 1; n >= 0; n--) {
    const vr = innovations[2 * n]!;
    const vi = innovations[2 * n + 1]!;
    const ir = inverse[2 * n]!;
    const ii = inverse[2 * n + 1]!;
    let ar = vr * ir - vi * ii;
    let ai = vr * ii + vi * ir;
    for (let i = 0; i < p; i++) {
      const gr = gain[2 * (n * p + i)]!;
      const gi = gain[2 * (n * p + i) + 1]!;
      ar -= gr * r[2 * i]! - gi * r[2 * i + 1]!;
      ai -= gr * r[2 * i + 1]! + gi * r[2 * i]!;
    }
    innovations[2 * n] = ar;
    innovations[2 * n + 1] = ai;
    r[0]! += ar;
    r[1]! += ai;
    if (keep) adjoints.set(r, 2 * n * p);
    advance(r, p, gaps[n]!, true);
  }
}

/** The diagonal of (K + ζΩ⁻¹)⁻¹. With A the adjoint covariance: 1/F + gᵀAg; then A ← LᵀAL + e₀e₀ᵀ/F, L = I − g e₀ᵀ. */
export function diagonal({ order: p, gaps }: SplineProcess, gains: Gains, out: Float64Array): void {
  const { inverse, gain } = gains;
  const A = new Float64Array(2 * p * p);
  const Ag = new Float64Array(2 * p);
  for (let n = gaps.length - 1; n >= 0; n--) {
    const g = gain.subarray(2 * n * p, 2 * (n + 1) * p);
    let dr = inverse[2 * n]!;
    let di = inverse[2 * n + 1]!;
    for (let i = 0; i < p; i++) {
      let re = 0;
      let im = 0;
      for (let j = 0; j < p; j++) {
        const a = 2 * (i * p + j);
        re += A[a]! * g[2 * j]! - A[a + 1]! * g[2 * j + 1]!;
        im += A[a]! * g[2 * j + 1]! + A[a + 1]! * g[2 * j]!;
      }
      Ag[2 * i] = re;
      Ag[2 * i + 1] = im;
      dr += g[2 * i]! * re - g[2 * i + 1]! * im;
      di += g[2 * i]! * im + g[2 * i + 1]! * re;
    }
    out[2 * n] = dr;
    out[2 * n + 1] = di;
    for (let i = 0; i < 2 * p; i++) A[i]! -= Ag[i]!;
    for (let i = 0; i < p; i++) {
      A[2 * i * p]! -= Ag[2 * i]!;
      A[2 * i * p + 1]! -= Ag[2 * i + 1]!;
    }
    A[0]! += dr;
    A[1]! += di;
    shear(A, p, gaps[n]!, true);
  }
}

/** v ← T(h) v for a complex state v, or T(h)ᵀ v. */
function advance(v: Float64Array, p: number, h: number, transposed: boolean): void {
  for (let step = 0; step < p - 1; step++) {
    const i = transposed ? p - 1 - step : step;
    let t = 1;
    for (let k = 1; k < p - step; k++) {
      t *= h / k;
      const from = transposed ? i - k : i + k;
      v[2 * i]! += t * v[2 * from]!;
      v[2 * i + 1]! += t * v[2 * from + 1]!;
    }
  }
}

/** P ← T(h) P T(h)ᵀ for a symmetric complex P, or T(h)ᵀ P T(h). */
function shear(P: Float64Array, p: number, h: number, transposed: boolean): void {
  for (let side = 0; side < 2; side++) {
    const across = side === 0 ? p : 1;
    const along = side === 0 ? 1 : p;
    for (let step = 0; step < p - 1; step++) {
      const i = transposed ? p - 1 - step : step;
      let t = 1;
      for (let k = 1; k < p - step; k++) {
        t *= h / k;
        const from = transposed ? i - k : i + k;
        for (let c = 0; c < p; c++) {
          const to = 2 * (i * across + c * along);
          const source = 2 * (from * across + c * along);
          P[to]! += t * P[source]!;
          P[to + 1]! += t * P[source + 1]!;
        }
      }
    }
  }
}
