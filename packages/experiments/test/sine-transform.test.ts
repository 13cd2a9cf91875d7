import { multiplyTransposed } from '@spectral-bias/linalg';
import { describe, expect, it } from 'vitest';
import { sineBasis, sineComponent, sineFits } from '../src/sine-transform.ts';

const even = Float64Array.from({ length: 40 }, (_, n) => n / 39);
const uneven = even.map((place) => (place + place * place) / 2);
const y = even.map((place) => Math.exp(place) + Math.cos(20 * place));
const largest = (values: ArrayLike<number>) => Math.max(...Array.from(values, Math.abs));

describe('the discrete sine transform', () => {
  it('is orthonormal on equispaced places, to 1e-13', () => {
    const basis = sineBasis(even, 40);
    for (let k = 1; k <= 40; k++) {
      const products = multiplyTransposed(basis, sineComponent(k, even));
      products[k - 1] -= 1;
      expect(largest(products)).toBeLessThan(1e-13);
    }
  });

  it('fits by projection on equispaced places, to 1e-12', () => {
    const [fit] = sineFits(even, y, [7]);
    const expected = new Float64Array(40);
    for (let k = 1; k <= 7; k++) {
      const sine = sineComponent(k, even);
      const share = sine.reduce((sum, value, n) => sum + value * y[n], 0);
      sine.forEach((value, n) => {
        expected[n] += share * value;
      });
    }
    expect(largest(fit.map((value, n) => value - expected[n]))).toBeLessThan(1e-12);
  });

  it('leaves a residual orthogonal to its components on any places, to 1e-12', () => {
    for (const count of [1, 5, 12]) {
      const [fit] = sineFits(uneven, y, [count]);
      const residual = y.map((value, n) => value - fit[n]);
      expect(largest(multiplyTransposed(sineBasis(uneven, count), residual))).toBeLessThan(1e-12);
    }
  });

  it('with N components reproduces N samples, to 1e-12', () => {
    const [fit] = sineFits(even, y, [40]);
    expect(largest(fit.map((value, n) => value - y[n]))).toBeLessThan(1e-12);
  });
});
