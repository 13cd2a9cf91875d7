import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createContext } from '@spectral-bias/core';
import { lawsOf } from '@spectral-bias/testkit';
import plugin from '../src/index.js';

for (const { law, judge } of lawsOf(plugin)) {
  test(law, async () => {
    const { passed, counterexample } = await judge();
    assert.ok(passed, counterexample);
  });
}

test('the error is the expected one within a quarter, with a thousand trials', async () => {
  const result = await plugin.run({ looks: 64, trials: 1000, noise: 2 }, createContext());
  const [, measured, expected] = plugin.table(result).columns;
  const [last, wanted] = [Number(measured!.values[63]), Number(expected!.values[63])];
  assert.equal(wanted, 0.25);
  assert.ok(Math.abs(last / wanted - 1) < 0.25, `${last} is not ${wanted}`);
});
