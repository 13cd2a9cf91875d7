import { InvalidParameterError } from '@spectral-bias/core';
import type { RationalFilter } from './rational-filter.ts';

/** The error up to which a step counts as exact. */
const exact = 1e-13;

/** The most conjugate pairs of poles. */
const mostPairs = 120;

/**
 * The residual of a hard threshold, 1 for s ≤ dropped and 0 for s ≥ kept, as a rational function of
 * t = s² that is best on both intervals: Zolotarev's approximation of the sign function, in the
 * variable u = L(t − δ)/(t + δ) that takes [0, dropped²] to [−L, −1] and [kept², ∞) to [1, L], with
 * δ = kept · dropped and L = (kept + dropped)/(kept − dropped). All its poles lie on the circle
 * |t| = δ. The narrower the gap, the more poles: about 4.5 log L pairs (Akhiezer, Elements of the
 * Theory of Elliptic Functions, section 50).
 *
 * @throws InvalidParameterError unless 0 < dropped < kept, with a gap wide enough for 120 pairs
 */
export function stepFilter(kept: number, dropped: number): RationalFilter {
  const L = (kept + dropped) / (kept - dropped);
  if (!(dropped > 0 && L > 0 && L < Infinity)) {
    throw new InvalidParameterError('dropped', dropped, `a singular value between 0 and ${kept}`);
  }
  for (let pairs = 1; pairs <= mostPairs; pairs++) {
    const sign = bestSign(L, pairs);
    if (sign.error > exact) continue;
    const shifts = sign.terms.map(({ place, share }) => onCircle(kept * dropped, L, place, share));
    return { shifts, error: sign.error, family: 'step' };
  }
  throw new InvalidParameterError('dropped', dropped, `less than ${kept} by a clear gap`);
}

/** −½ A Re(1/(u + is)) in t: a pole at −ζ, ζ = −δ(L − is)/(L + is), but for a constant. */
function onCircle(delta: number, L: number, s: number, A: number): RationalFilter['shifts'][0] {
  const size = L * L + s * s;
  const unit = { re: (s * s - L * L) / size, im: (2 * L * s) / size }; // ζ/δ
  // β = −½ A (δ − ζ)/(L + is)/ζ, with |ζ| = δ: (1/unit − 1)/(L + is)
  const [a, b] = [unit.re - 1, -unit.im];
  const factor = {
    re: (-0.5 * A * (a * L + b * s)) / size,
    im: (-0.5 * A * (b * L - a * s)) / size,
  };
  return { shift: { re: delta * unit.re, im: delta * unit.im }, factor };
}

interface SignApproximation {
  /** sign u ≈ Σ share · u/(u² + place²). */
  readonly terms: readonly { readonly place: number; readonly share: number }[];
  /** The largest error on [1, L] and [−L, −1]. */
  readonly error: number;
}

/** The best rational approximation of type (2n − 1, 2n) to the sign on [−L, −1] and [1, L]. */
function bestSign(L: number, n: number): SignApproximation {
  const c = tangentsSquared(L, 2 * n);
  const poles = c.filter((_, l) => l % 2 === 0);
  const zeros = c.filter((_, l) => l % 2 === 1);
  const terms = poles.map((pole, j) => {
    let share = 1;
    poles.forEach((other, k) => {
      if (k !== j) share *= (zeros[k < j ? k : k - 1]! - pole) / (other - pole);
    });
    return { place: Math.sqrt(pole), share };
  });
  let [low, high] = [Infinity, 0];
  for (let i = 0; i <= 40 * n; i++) {
    const u = L ** (i / (40 * n));
    const value = terms.reduce(
      (sum, { place, share }) => sum + (share * u) / (u * u + place ** 2),
      0,
    );
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const scale = 2 / (low + high);
  return {
    terms: terms.map(({ place, share }) => ({ place, share: share * scale })),
    error: (high - low) / (high + low),
  };
}

/**
 * c_l = sn²/cn² at l/count of the complete integral, l = 1..count − 1, for the modulus whose
 * complement is 1/L. By Jacobi's imaginary transformation sn/cn = (π L/K) Σ sinh(mλl/count)/sinh(mλ)
 * over odd m, λ = πK′/2K, all terms positive; c_{count−l} = L²/c_l.
 */
function tangentsSquared(L: number, count: number): number[] {
  const mean = arithmeticGeometricMean(1, Math.sqrt((L - 1) * (L + 1)) / L);
  const lambda = ((Math.PI / 2) * mean) / arithmeticGeometricMean(1, 1 / L);
  const c: number[] = [];
  for (let l = 1; l < count; l++) {
    const near = Math.min(l, count - l) / count;
    let sum = 0;
    for (let m = 1, last = 1; last > 1e-17 * sum; m += 2) {
      last =
        (Math.exp(m * lambda * (near - 1)) * -Math.expm1(-2 * m * lambda * near)) /
        -Math.expm1(-2 * m * lambda);
      sum += last;
    }
    const tangent = 2 * L * mean * sum; // K = π/(2 · mean)
    c.push(2 * l > count ? (L / tangent) ** 2 : tangent ** 2);
  }
  return c;
}

function arithmeticGeometricMean(a: number, b: number): number {
  while (Math.abs(a - b) > 1e-15 * a) [a, b] = [(a + b) / 2, Math.sqrt(a * b)];
  return a;
}
