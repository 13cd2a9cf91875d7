/** sech x = 1/cosh x; falls to 0 for large |x|, nothing overflows. */
export function sech(x: number): number {
  const e = Math.exp(-Math.abs(x));
  return (2 * e) / (1 + e * e);
}

/** cosech x = 1/sinh x, x ≠ 0; falls to 0 for large |x|, nothing overflows. */
export function cosech(x: number): number {
  const a = Math.abs(x);
  const size = (-2 * Math.exp(-a)) / Math.expm1(-2 * a);
  return x < 0 ? -size : size;
}
