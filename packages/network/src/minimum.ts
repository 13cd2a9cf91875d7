/** Where a function of one variable is least, found by `minimize`. */
export interface Minimum {
  readonly at: number;
  readonly value: number;
}

/**
 * A local minimum of f in [low, high] by Brent's method (golden sections and parabolas), to an
 * absolute `tolerance` in the argument; `start` lies inside and is no worse than the ends.
 */
export function minimize(
  f: (at: number) => number,
  low: number,
  start: number,
  high: number,
  tolerance: number,
): Minimum {
  const golden = (3 - Math.sqrt(5)) / 2;
  let [a, b] = [low, high];
  let x = start;
  let w = x;
  let v = x;
  let fx = f(x);
  let fw = fx;
  let fv = fx;
  let step = 0;
  let before = 0;
  for (let round = 0; round < 100; round++) {
    const middle = (a + b) / 2;
    if (Math.abs(x - middle) <= 2 * tolerance - (b - a) / 2) break;
    const parabola = parabolaStep(x, fx, w, fw, v, fv);
    const usable =
      Math.abs(parabola) < Math.abs(before) / 2 && x + parabola > a && x + parabola < b;
    before = usable ? step : (x < middle ? b : a) - x;
    step = usable ? parabola : golden * before;
    if (usable && (x + step - a < 2 * tolerance || b - x - step < 2 * tolerance)) {
      step = Math.sign(middle - x) * tolerance;
    }
    const u = x + (Math.abs(step) >= tolerance ? step : Math.sign(step) * tolerance);
    const fu = f(u);
    if (fu <= fx) {
      if (u < x) b = x;
      else a = x;
      [v, fv, w, fw, x, fx] = [w, fw, x, fx, u, fu];
      continue;
    }
    if (u < x) a = u;
    else b = u;
    if (fu <= fw || w === x) [v, fv, w, fw] = [w, fw, u, fu];
    else if (fu <= fv || v === x || v === w) [v, fv] = [u, fu];
  }
  return { at: x, value: fx };
}

/** The step from x to the vertex of the parabola through three points; NaN if they are on a line. */
function parabolaStep(x: number, fx: number, w: number, fw: number, v: number, fv: number): number {
  const r = (x - w) * (fx - fv);
  const q = (x - v) * (fx - fw);
  return -((x - v) * q - (x - w) * r) / (2 * (q - r));
}
