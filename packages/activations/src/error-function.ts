/** (1 + x) e^{x²} erfc x for x ≥ 0, by Chebyshev polynomials of u = (x − 3)/(x + 3). */
const tail = [
  0.7537126744747984, -0.2241538079990932, 0.03331141869936043, 0.004729202203160197,
  -0.004667584028574755, 0.001505458991859158, -0.0002662794018507578, 1.48733720288134e-5,
  4.6080561306515e-6, -9.676802292406e-7, -4.58049602213e-8, 3.40383584066e-8, -2.518340232e-10,
  -1.1966477481e-9, 3.16443313e-11, 4.63211643e-11, -8.079024e-13, -1.9623983e-12, -3.4009e-14,
  8.65495e-14, 6.5471e-15, -3.6839e-15, -6.061e-16, 1.327e-16, 4.39e-17,
];

/** erf(x)/x for |x| ≤ 1, by Chebyshev polynomials of u = 2x² − 1. */
const core = [
  0.9754769393826541, -0.14226120510371365, 0.010035582187599796, -0.0005768764699767485,
  2.74199312521961e-5, -1.1043175507345e-6, 3.84887554203e-8, -1.1808582534e-9, 3.23342158e-11,
  -7.991016e-13, 1.79907e-14, -3.719e-16, 7.1e-18,
];

/** From here on erfc is 0 in double precision. */
const vanishing = 27.3;

/**
 * The error function erf x = (2/√π) ∫₀ˣ e^{−t²} dt, to 4e-16 of itself. Coefficients by
 * tooling/golden/error_function.py.
 */
export function errorFunction(x: number): number {
  if (Math.abs(x) <= 1) return x * chebyshev(core, 2 * x * x - 1);
  return x < 0 ? complementary(-x) - 1 : 1 - complementary(x);
}

/** erfc x = 1 − erf x, to 4e-16 of itself, also where it is small. */
export function complementaryErrorFunction(x: number): number {
  return x < 0 ? 2 - complementary(-x) : complementary(x);
}

function complementary(x: number): number {
  if (x > vanishing) return 0;
  // x² exactly, as the square of 24 bits and a small rest: e^{−x²} magnifies its rounding
  const head = Math.fround(x);
  const bell = Math.exp(-head * head) * Math.exp((head - x) * (head + x));
  return (bell * chebyshev(tail, (x - 3) / (x + 3))) / (1 + x);
}

/** Σ c_j T_j(u) by Clenshaw's recurrence. */
function chebyshev(coefficients: readonly number[], u: number): number {
  let next = 0;
  let later = 0;
  for (let j = coefficients.length - 1; j > 0; j--) {
    const here = coefficients[j]! + 2 * u * next - later;
    later = next;
    next = here;
  }
  return coefficients[0]! + u * next - later;
}
