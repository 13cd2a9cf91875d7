import { expect, it } from 'vitest';
import { derivative } from '../src/derivative.ts';
import { errorFunction } from '../src/error-function.ts';
import { NODES, WEIGHTS } from '../src/gauss-legendre.ts';
import { integrate } from '../src/integrate.ts';

it('16-point Gauss–Legendre integrates powers up to 31 to 1e-15', () => {
  for (let degree = 0; degree <= 30; degree += 2) {
    const sum = NODES.reduce((total, x, i) => total + 2 * WEIGHTS[i]! * x ** degree, 0);
    expect(Math.abs(sum - 2 / (degree + 1))).toBeLessThan(1e-15);
  }
});

it('adaptive quadrature resolves a narrow bell in a wide interval to 1e-13', () => {
  const { re, im, size } = integrate(
    (x, out) => {
      out[0] = Math.exp(-((x * 1000) ** 2));
      out[1] = -out[0]!;
    },
    [-5, 0, 5],
  );
  const exact = Math.sqrt(Math.PI) / 1000;
  expect(Math.abs(re / exact - 1)).toBeLessThan(1e-13);
  expect(im).toBe(-re);
  expect(Math.abs(size / (exact * Math.SQRT2) - 1)).toBeLessThan(1e-13);
});

it('finite differences of the exponential are right within ten times their own error', () => {
  for (const z of [-20, -1, 0, 0.3, 5]) {
    const { value, error } = derivative(Math.exp, z, 1);
    expect(Math.abs(value - Math.exp(z))).toBeLessThanOrEqual(10 * error);
    expect(error).toBeLessThan(1e-9 * Math.exp(z));
  }
});

it('the error function meets the tables of Abramowitz and Stegun to 1e-15', () => {
  expect(Math.abs(errorFunction(0.5) - 0.5204998778130465)).toBeLessThan(1e-15);
  expect(Math.abs(errorFunction(-1) + 0.8427007929497149)).toBeLessThan(1e-15);
  expect(Math.abs(errorFunction(2) - 0.9953222650189527)).toBeLessThan(1e-15);
  expect(errorFunction(0)).toBe(0);
  expect(Math.abs(errorFunction(50) - 1)).toBeLessThan(1e-15);
});
