import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import * as ours from '../src/index.ts';

type Core = typeof ours;

const folder = mkdtempSync(join(tmpdir(), 'spectral-bias-zod-'));
let theirs: Core;
let theirZ: Core['z'];

beforeAll(async () => {
  vi.resetModules();
  theirs = await import('../src/index.ts');
  const require = createRequire(new URL('../src/index.ts', import.meta.url));
  cpSync(dirname(require.resolve('zod/package.json')), folder, { recursive: true });
  theirZ = (await import(pathToFileURL(join(folder, 'index.js')).href)).z;
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A plug-in made by the other copy of this package, its parameters described by another zod. */
const foreign = () =>
  theirs.defineActivation({
    name: 'foreign',
    title: 'Foreign',
    formula: 'z',
    params: theirZ.object({
      gain: theirZ.number().min(0).max(5).default(2).describe('how steep'),
      mode: theirZ.enum(['odd', 'even']).default('odd'),
    }),
    create: ({ gain, mode }) => ({
      value: (z) => gain * (mode === 'odd' ? z : Math.abs(z)),
      slope: (z) => (mode === 'odd' ? gain : gain * Math.sign(z)),
    }),
  });

describe('two copies of this package, and of zod', () => {
  it('are two', () => {
    expect(theirs.defineActivation).not.toBe(ours.defineActivation);
    expect(theirZ).not.toBe(ours.z);
  });

  it('make plug-ins for each other, with parameters and scale', () => {
    const registry = ours.createRegistry([foreign()]);
    expect(registry.activation('foreign:gain=3').value(2)).toBe(6);
    expect(registry.activation('foreign:mode=even,scale=2').value(-3)).toBe(12);
    expect(theirs.createRegistry(registry.list()).activation('foreign').value(1)).toBe(2);
  });

  it('read each other’s descriptions of parameters', () => {
    const [plugin] = ours.createRegistry([foreign()]).list('activation');
    const { properties } = ours.z.toJSONSchema(plugin!.params, { io: 'input' });
    expect(properties).toMatchObject({
      gain: { type: 'number', minimum: 0, maximum: 5, default: 2, description: 'how steep' },
      mode: { enum: ['odd', 'even'] },
      scale: { type: 'number', exclusiveMinimum: 0, default: 1 },
    });
    const extended = ours.z.object({ ...plugin!.params.shape, more: ours.z.number() });
    expect(ours.parseParameters('both', extended, { gain: 1, more: 3 })).toMatchObject({
      gain: 1,
      mode: 'odd',
      more: 3,
    });
    expect(() => ours.parseParameters('both', extended, { more: 3, gain: 9 })).toThrow(
      'both.gain is 9; expected a number, at most 5',
    );
  });

  it('know each other’s errors, by instanceof too', () => {
    const registry = ours.createRegistry([foreign()]);
    for (const spec of ['foreign:gain=9', 'foreign:mode=none']) {
      expect(() => registry.activation(spec)).toThrow(ours.InvalidParameterError);
    }
    expect(() => registry.activation('foreign:gian=1')).toThrow(ours.UnknownNameError);
    const aborted: unknown = new theirs.AbortedError();
    expect(aborted instanceof ours.AbortedError).toBe(true);
    expect(aborted instanceof ours.SpectralBiasError).toBe(true);
    expect(aborted instanceof ours.NumericalError).toBe(false);
  });

  it('run each other’s experiments, with the registry, chance and abort of whoever runs them', async () => {
    const experiment = theirs.defineExperiment({
      name: 'foreign',
      title: 'Foreign',
      summary: 'Draws.',
      params: theirZ.object({ activation: theirZ.string().default('foreign') }),
      run({ activation }, context) {
        const drawn = context.random.normal();
        theirs.checkpoint(context, 1, 'drawn');
        return context.registry.activation(activation).value(drawn);
      },
      figures: () => [],
      table: (drawn) => ({ columns: [{ name: 'drawn', values: [drawn] }] }),
    });
    const registry = ours.createRegistry([foreign(), experiment]);
    const context = ours.createContext({ registry, random: ours.createRandom(7) });
    const [plugin] = registry.list('experiment');
    expect(await plugin!.run({}, context)).toBe(2 * ours.createRandom(7).normal());
    const aborted = plugin!.run({}, { ...context, signal: { aborted: true } });
    await expect(aborted).rejects.toBeInstanceOf(ours.AbortedError);
  });
});

it('a class derived from one of the errors is known by its own instances alone', () => {
  class Derived extends ours.NumericalError {}
  expect(new Derived('it diverged')).toBeInstanceOf(ours.NumericalError);
  expect(new Derived('it diverged') instanceof Derived).toBe(true);
  expect(new ours.NumericalError('it diverged') instanceof Derived).toBe(false);
});
