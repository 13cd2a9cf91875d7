import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activationTransform } from '@spectral-bias/radon-spline';
import { lawsOf } from '@spectral-bias/testkit';
import exponentialPower from '../src/exponential-power.ts';

for (const { law, judge } of lawsOf(exponentialPower)) {
  test(law, async () => {
    const { passed, counterexample } = await judge();
    assert.ok(passed, counterexample);
  });
}

const modulus = (exponent: number, k: number) => {
  const { re, im } = activationTransform(exponentialPower.create({ exponent }))(k);
  return Math.hypot(re, im);
};

test('its transform is known for the cusp, 2/(1 + k²), and the Gaussian, √π e^{−k²/4}', () => {
  for (const k of [0.5, 2, 6]) {
    near(modulus(1, k), 2 / (1 + k * k), 1e-9);
    near(modulus(2, k), Math.sqrt(Math.PI) * Math.exp((-k * k) / 4), 1e-9);
  }
});

test('twice the frequency costs 2^(1+β) in its spectrum', () => {
  for (const exponent of [1.25, 1.75]) {
    near(modulus(exponent, 800) / modulus(exponent, 1600), 2 ** (1 + exponent), 1e-3);
  }
});

function near(value: number, expected: number, tolerance: number) {
  assert.ok(Math.abs(value / expected - 1) <= tolerance, `${value} is not ${expected}`);
}
