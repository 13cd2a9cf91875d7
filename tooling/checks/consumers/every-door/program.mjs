// Imports every door that is installed, and makes something of what is behind them.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';

const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
const names = Object.keys(dependencies).filter((name) => name.startsWith('@spectral-bias/'));
const doors = {};
for (const name of names) {
  if (name !== '@spectral-bias/web') doors[name] = await import(name);
}
const plugins = Object.values(doors).flatMap((door) =>
  Object.values(door).filter((value) => /^(activation|regularizer)$/.test(value?.kind)),
);
const registry = doors['@spectral-bias/core'].createRegistry([...new Set(plugins)]);
for (const { name } of registry.list('activation')) {
  assert.ok(Number.isFinite(registry.activation(name).value(0.5)), name);
}
assert.ok(registry.list('activation').length > 20 && registry.list('regularizer').length > 5);

const { readSignal, formatTable } = doors['@spectral-bias/signals'];
const read = readSignal('"x";"y"\n1,5;2\n2,5;3');
assert.deepEqual([...read.x], [1.5, 2.5]);
assert.equal(formatTable([{ name: 'y', values: read.y }]), 'y\n2\n3\n');
