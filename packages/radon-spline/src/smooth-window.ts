const ORDER = 32;

/** The product of the window's reach and a frequency beyond which its spectrum is below 1e-16. */
export const WINDOW_RESOLUTION = 150;

/** Up to here the window is 1 to rounding. */
const FLAT = 0.09;

/**
 * A smooth even window: 1 at s = 0, 0 for |s| ≥ 1. Between, it is the binomial sum
 * Σ_{j ≤ n} C(2n+1, j) s^j (1−s)^{2n+1−j}, n = 32, whose slope is proportional to (s(1−s))^n.
 *
 * ∫ f(z) w(z/L) e^{−ikz} dz is f̂ averaged over |k′ − k| < 150/L with a kernel whose moments vanish:
 * it is f̂(k) to rounding where f̂ is smooth there. Beyond, the kernel is below
 * (2n+1)!! (2/|k′ − k|L)^{n+1} < 1e-16 (the transform of (1−t²)^n is a spherical Bessel function).
 */
export function smoothWindow(s: number): number {
  const u = Math.abs(s);
  if (u >= 1) return 0;
  if (u < FLAT) return 1;
  return u <= 0.5 ? 1 - upperTail(1 - u) : upperTail(u);
}

/** The binomial sum for u ≥ ½: (u(1−u))^n (1−u) times a polynomial in (1−u)/u ≤ 1. */
function upperTail(u: number): number {
  const ratio = (1 - u) / u;
  let sum = 0;
  for (let j = 0; j <= ORDER; j++) sum = sum * ratio + BINOMIALS[j]!;
  return sum * (u * (1 - u)) ** ORDER * (1 - u);
}

/** C(2n+1, j), j ≤ n. */
const BINOMIALS = binomials(2 * ORDER + 1, ORDER);

function binomials(n: number, last: number): Float64Array {
  const row = new Float64Array(last + 1);
  row[0] = 1;
  for (let j = 1; j <= last; j++) row[j] = (row[j - 1]! * (n + 1 - j)) / j;
  return row;
}
