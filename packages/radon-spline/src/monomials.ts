import type { Matrix } from '@spectral-bias/linalg';

/** The monomials of total degree below some degree, in centred and scaled coordinates. */
export interface PolynomialFrame {
  readonly centre: Float64Array;
  readonly unit: number;
  /** Exponents of the monomials, the constant first; empty for degree 0. */
  readonly exponents: readonly (readonly number[])[];
}

/** The frame of the polynomials of total degree < `degree`, centred and scaled by the points. */
export function polynomialFrame({ rows, columns, data }: Matrix, degree: number): PolynomialFrame {
  const centre = new Float64Array(columns);
  for (let i = 0; i < data.length; i++) centre[i % columns]! += data[i]! / rows;
  const unit = data.reduce((most, v, i) => Math.max(most, Math.abs(v - centre[i % columns]!)), 0);
  const all = Array.from({ length: degree }, (_, total) => exponentsOf(total, columns)).flat();
  return { centre, unit: unit === 0 ? 1 : unit, exponents: all };
}

/** The monomials of the frame at a place. */
export function monomials(
  { centre, unit, exponents }: PolynomialFrame,
  place: ArrayLike<number>,
): number[] {
  return exponents.map((powers) =>
    powers.reduce((product, power, d) => product * ((place[d]! - centre[d]!) / unit) ** power, 1),
  );
}

/** Every way to write `total` as a sum of `count` exponents. */
function exponentsOf(total: number, count: number): number[][] {
  if (count === 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, first) =>
    exponentsOf(total - first, count - 1).map((rest) => [first, ...rest]),
  ).flat();
}
