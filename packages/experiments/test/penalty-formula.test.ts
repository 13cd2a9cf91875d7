import { InvalidParameterError } from '@spectral-bias/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { penaltyFormula } from '../src/penalty-formula.ts';

const { PI, abs, cosh, E, exp, expm1, hypot, log, log10, max, sinh, sqrt } = Math;

describe('a formula is the function of k that it spells, to 4 ulp', () => {
  const formulas: [string, (k: number) => number][] = [
    ['k^4', (k) => k ** 4],
    ['2*k - 1/k', (k) => 2 * k - 1 / k],
    ['-k^2', (k) => -(k ** 2)],
    ['2^3^k', (k) => 2 ** (3 ** k)],
    ['(1 + k^2)^2 / 4', (k) => (1 + k * k) ** 2 / 4],
    ['sinh(pi*k/2)^2/pi^2', (k) => (sinh((PI * k) / 2) / PI) ** 2],
    ['π*k + e', (k) => PI * k + E],
    ['exp(k^2)/(2*pi)', (k) => exp(k * k) / (2 * PI)],
    ['max(k, 1) + hypot(k, 2) + abs(k - 1)', (k) => max(k, 1) + hypot(k, 2) + abs(k - 1)],
    ['ln(k) + log(k) + log10(k)', (k) => 2 * log(k) + log10(k)],
    ['sqrt(k) + expm1(k)*cosh(k)', (k) => sqrt(k) + expm1(k) * cosh(k)],
    ['1.5e-3*k + .5 + 2E2', (k) => 1.5e-3 * k + 0.5 + 200],
    ['k < 1 ? k : k >= 2 ? 7 : 9', (k) => (k < 1 ? k : k >= 2 ? 7 : 9)],
  ];
  for (const [text, f] of formulas) {
    it(text, () => {
      const rho = penaltyFormula(text);
      fc.assert(
        fc.property(fc.double({ min: 0.01, max: 3, noNaN: true }), (k) => {
          const wanted = f(k);
          expect(abs(rho(k) - wanted)).toBeLessThanOrEqual(4 * Number.EPSILON * (abs(wanted) + 1));
        }),
      );
    });
  }
});

it('Infinity is a number of a formula', () => {
  const rho = penaltyFormula('k < 3 ? 1 : Infinity');
  expect([rho(2.9), rho(3)]).toEqual([1, Number.POSITIVE_INFINITY]);
});

describe('what is no formula is refused with its place', () => {
  const wrong: [string, RegExp][] = [
    ['q^4', /"q" at character 1 is not known/],
    ['1 + expp(k)', /"expp" at character 5 is not known; did you mean exp/],
    ['k²', /"²" at character 2/],
    ['k; 3', /";" at character 2/],
    ['x = 3', /"x" at character 1/],
    ['k^4(1 + k^2)', /with \* between its factors/],
    ['2k', /at character 3/],
    ['k +', /ends too early/],
    ['(k', /at character 3/],
    ['k**4', /an operator too many/],
    ['', /ends too early/],
    ['exp', /a formula in k/],
  ];
  for (const [text, message] of wrong) {
    it(JSON.stringify(text), () => {
      expect(() => penaltyFormula(text)).toThrow(InvalidParameterError);
      expect(() => penaltyFormula(text)).toThrow(message);
    });
  }
});

it('a formula reaches nothing but its own names', () => {
  for (const text of [
    'constructor(k)',
    'k.constructor',
    '__proto__',
    'toString',
    'random()',
    'process',
    'globalThis',
    'k = 5',
    'f(k) = k',
    '[k]',
    '"k"',
    'hasOwnProperty(k)',
    'valueOf',
  ]) {
    expect(() => penaltyFormula(text), text).toThrow(InvalidParameterError);
  }
});
