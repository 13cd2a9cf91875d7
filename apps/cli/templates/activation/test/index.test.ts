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

test('left of zero it rises by alpha', () => {
  const { value } = plugin.create({ alpha: 0.25 });
  assert.equal(value(-4), -1);
  assert.equal(value(4), 4);
});
