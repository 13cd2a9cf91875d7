import assert from 'node:assert/strict';
import { test } from 'node:test';
import { activations } from '@spectral-bias/activations';
import { createContext, createRandom, createRegistry } from '@spectral-bias/core';
import { lawsOf } from '@spectral-bias/testkit';
import earlyStopping from '../src/early-stopping.ts';

const registry = createRegistry([...activations]);
const run = (values = {}) =>
  earlyStopping.run(values, createContext({ registry, random: createRandom(1) }));

for (const { law, judge } of lawsOf(earlyStopping)) {
  test(law, async () => {
    const { passed, counterexample } = await judge({ registry });
    assert.ok(passed, counterexample);
  });
}

test('the wave is learned first, the noise last', async () => {
  const { lost, learned } = await run();
  const falls = (values: Float64Array) =>
    values.every((value, i) => i === 0 || value <= values[i - 1]! + 1e-9);
  assert.ok(falls(lost) && falls(learned.toReversed()));
  assert.ok(lost.at(-1)! < 0.01 * lost[0]!);
  assert.ok(learned[0]! < 0.1 * learned.at(-1)!);
});

test('stopping in time beats training to the end, and cross-validation finds the time', async () => {
  const { best, last, chosen } = await run();
  assert.ok(best.error < 0.5 * last.error, `${best.error}, ${last.error}`);
  assert.ok(chosen.error < 1.3 * best.error, `${chosen.error}, ${best.error}`);
});

test('without a spectral bias nothing is gained by stopping', async () => {
  const { best, last } = await run({ activation: 'impulse' });
  assert.ok(best.error > 0.85 * Math.min(last.error, 1 / Math.SQRT2));
});
