/** Orders above the wanted ones at which the downward recurrence starts. */
const EXTRA = 24;

/**
 * Spherical Bessel functions j_0(x) … j_{n−1}(x), x ≥ 0, into `out` of length n: upward recurrence
 * where it is stable (x ≥ n), else downward (Miller), scaled so that Σ (2l+1) j_l² = 1. They are the
 * transforms of Legendre polynomials: ∫_{−1}^{1} P_l(t) e^{ixt} dt = 2 i^l j_l(x) (DLMF 18.17.19).
 */
export function sphericalBessel(out: Float64Array, x: number): void {
  if (x >= out.length) upward(out, x);
  else downward(out, x);
}

function upward(out: Float64Array, x: number): void {
  let before = Math.sin(x) / x;
  let here = (before - Math.cos(x)) / x;
  out[0] = before;
  for (let l = 1; l < out.length; l++) {
    out[l] = here;
    const above = ((2 * l + 1) / x) * here - before;
    before = here;
    here = above;
  }
}

function downward(out: Float64Array, x: number): void {
  if (x < SMALLEST) {
    out.fill(0);
    out[0] = 1;
    return;
  }
  let above = 0;
  let here = START;
  let squares = 0;
  for (let l = out.length + EXTRA; l >= 0; l--) {
    squares += (2 * l + 1) * here * here;
    if (l < out.length) out[l] = here;
    const below = ((2 * l + 1) / x) * here - above;
    above = here;
    here = below;
  }
  // What follows j_0 is j_{−1} = cos(x)/x: the larger of the two tells the sign of the run.
  const first = out[0]!;
  const sign = Math.abs(here) > Math.abs(first) ? here * Math.cos(x) : first * Math.sin(x);
  const factor = Math.sign(sign) / Math.sqrt(squares);
  for (let l = 0; l < out.length; l++) out[l] = out[l]! * factor;
}

/** The run starts so low, and x is never so small, that it neither over- nor underflows. */
const START = 1e-140;
const SMALLEST = 1e-4;
