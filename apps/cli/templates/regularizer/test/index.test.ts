import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lawsOf } from '@spectral-bias/testkit';
import plugin from '../src/index.js';

for (const { law, judge } of lawsOf(plugin)) {
  test(law, async () => {
    const { passed, counterexample } = await judge();
    assert.ok(passed, counterexample);
  });
}

test('a component at the threshold is halved', () => {
  const { mask } = plugin.create({ tau: 0.25 });
  assert.equal(mask(0.25, 1), 0.5);
});
