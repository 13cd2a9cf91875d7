import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lawsOf } from '@spectral-bias/testkit';
import iteratedTikhonov from '../src/iterated-tikhonov.ts';

for (const { law, judge } of lawsOf(iteratedTikhonov)) {
  test(law, async () => {
    const { passed, counterexample } = await judge();
    assert.ok(passed, counterexample);
  });
}

const singularValues = [1e-3, 0.05, 0.4, 1];

test('solved once it is ridge', () => {
  const lambda = 0.03;
  const once = iteratedTikhonov.create({ lambda, order: 1 });
  for (const s of singularValues) near(once.mask(s, 1), (s * s) / (s * s + lambda), 1e-14);
});

test('it is ridge of the residual, again and again', () => {
  const [lambda, order, y] = [0.03, 5, 1.7];
  for (const s of singularValues) {
    let w = 0;
    for (let j = 0; j < order; j++) w += (s * (y - s * w)) / (s * s + lambda);
    near(iteratedTikhonov.create({ lambda, order }).mask(s, 1), (s * w) / y, 1e-13);
  }
});

test('at the same threshold it tends to gradient flow, 1 − e^{−s²/τ²}, as n grows', () => {
  const tau = 0.2;
  for (const s of singularValues) {
    const flow = -Math.expm1(-((s / tau) ** 2));
    const gap = (order: number) => {
      const values = iteratedTikhonov.fromThreshold?.(tau, 1, { order });
      return Math.abs(iteratedTikhonov.create(values).mask(s, 1) - flow);
    };
    assert.ok(gap(1000) < 1e-3, `s = ${s}: ${gap(1000)}`);
    assert.ok(gap(1000) <= gap(10), `s = ${s}`);
  }
});

function near(value: number, expected: number, tolerance: number) {
  assert.ok(Math.abs(value - expected) <= tolerance * expected, `${value} is not ${expected}`);
}
