import { createMatrix, leastSquares } from '@spectral-bias/linalg';
import type { Spectrum } from './design-spectrum.ts';
import { parityTransform } from './design-transform.ts';

/** φ for z ≥ 0, and for a causal φ what the transform gives for z < 0, where it should be 0. */
export interface Inverse {
  at(z: number): number;
  /** Largest |φ(−z)| on the range of a causal φ, of the largest |φ|; 0 for even and odd. */
  readonly leak: number;
}

/**
 * The inverse transform of a spectrum. For a causal φ its even and odd parts are equal for z > 0 up
 * to the polynomials that were taken away (`parityTransform`); these are found by least squares
 * from the difference, which has the even powers of one and the odd powers of the other.
 */
export function inverseOf(spectrum: Spectrum, unit: number, range: number): Inverse {
  if (spectrum.phase !== 'causal') {
    const { at } = parityTransform(spectrum, spectrum.phase === 'even' ? 'cosine' : 'sine', unit);
    return { at, leak: 0 };
  }
  const even = parityTransform(spectrum, 'cosine', unit);
  const odd = parityTransform(spectrum, 'sine', unit);
  const powers = [
    ...Array.from({ length: even.taken }, (_, j) => 2 * j),
    ...Array.from({ length: odd.taken }, (_, j) => 2 * j + 1),
  ];
  const places = Array.from(
    { length: 24 },
    (_, i) => (range * (1 - Math.cos((i + 0.5) * (Math.PI / 24)))) / 2,
  );
  const parts = places.map((z) => ({ even: even.at(z), odd: odd.at(z) }));
  const gaps = parts.map((part) => part.odd - part.even);
  const coefficients = fitted(places, gaps, powers, range);
  const missing = (z: number): number =>
    powers.reduce(
      (sum, power, i) => sum + (power % 2 ? -1 : 1) * coefficients[i]! * (z / range) ** power,
      0,
    );
  const leaks = places.map((z, i) =>
    Math.abs(
      powers.reduce((sum, power, j) => sum + coefficients[j]! * (z / range) ** power, -gaps[i]!),
    ),
  );
  const size = Math.max(
    ...parts.map((part, i) => Math.abs(part.even + part.odd + missing(places[i]!))),
  );
  return {
    at: (z) => even.at(z) + odd.at(z) + missing(z),
    leak: size > 0 ? Math.max(...leaks) / size : 0,
  };
}

/** Coefficients of the powers of z/range that fit the gaps best. */
function fitted(
  places: readonly number[],
  gaps: readonly number[],
  powers: readonly number[],
  range: number,
): ArrayLike<number> {
  if (powers.length === 0) return [];
  const matrix = createMatrix(places.length, powers.length);
  places.forEach((z, i) => {
    powers.forEach((power, j) => {
      matrix.data[i * powers.length + j] = (z / range) ** power;
    });
  });
  return leastSquares(matrix, Float64Array.from(gaps));
}
