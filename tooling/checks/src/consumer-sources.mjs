const plugin = `defineActivation({
  name: 'my-leaky',
  title: 'My leaky ReLU',
  formula: String.raw\`\\max(z, \\alpha z)\`,
  params: z.object({ alpha: z.number().min(0).max(1).default(0.01).describe('slope left of zero') }),
  create: ({ alpha }) => ({
    value: (x) => (x > 0 ? x : alpha * x),
    slope: (x) => (x > 0 ? 1 : alpha),
    kinks: [0],
  }),
})`;

/** A plain JavaScript program of an outsider: imports each door, uses a plug-in, reads a signal. */
export function consumerProgram(doors) {
  return `
import { strict as assert } from 'node:assert';
const doors = {};
for (const name of ${JSON.stringify(doors)}) doors[name] = await import(name);
const { createRegistry, defineActivation, z } = doors['@spectral-bias/core'];
const myLeaky = ${plugin};
const plugins = Object.values(doors).flatMap((door) => Object.values(door).filter(
  (value) => typeof value === 'object' && value !== null && ['activation', 'regularizer'].includes(value.kind),
));
const registry = createRegistry([...new Set(plugins), myLeaky]);
assert.equal(registry.activation('my-leaky:alpha=0.25').value(-4), -1);
for (const { name } of registry.list('activation')) {
  assert.ok(Number.isFinite(registry.activation(name).value(0.5)), name);
}
const { readSignal, formatTable } = doors['@spectral-bias/signals'];
const read = readSignal('"x";"y"\\n1,5;2\\n2,5;3');
assert.deepEqual([...read.x], [1.5, 2.5]);
assert.equal(formatTable([{ name: 'y', values: read.y }]), 'y\\n2\\n3\\n');
console.log(Object.keys(doors).length + ' doors, ' + registry.list().length + ' plug-ins');
`;
}

/** A strict TypeScript consumer of each door. */
export function consumerTypes(doors) {
  const imports = doors.map((name, i) => `import * as door${i} from '${name}';`);
  const uses = doors.map((_, i) => `door${i}`).join(', ');
  return `
import { createRegistry, defineActivation, z, type Activation, type Registry } from '@spectral-bias/core';
import { readSignal, type Signal } from '@spectral-bias/signals';
${imports.join('\n')}
export const doors: readonly object[] = [${uses}];
const registry: Registry = createRegistry([${plugin}]);
const activation: Activation = registry.activation('my-leaky');
const signal: Signal = readSignal('1,2');
export const slope: number = activation.slope(signal.x[0] ?? 0);
// @ts-expect-error a signal's y is not text
export const wrong: string = signal.y;
`;
}
