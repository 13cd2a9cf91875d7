import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { activations } from '@spectral-bias/activations';

import { createContext, createRandom, createRegistry, parseParameters } from '@spectral-bias/core';
import { experiments, runDocument } from '@spectral-bias/experiments';
import { regularizers } from '@spectral-bias/regularizers';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { main } from '../../cli/src/main.ts';
import { spawned } from '../../cli/test/spawned.ts';
import packageJson from '../package.json' with { type: 'json' };
import { chromiumPath, type OpenLab, openLab } from './chromium.ts';

const registry = createRegistry([...activations, ...regularizers, ...experiments]);

/** What the library makes of an experiment file. */
async function byLibrary(file: string): Promise<string> {
  const { experiment, params: given, seed } = JSON.parse(file);
  const plugin = registry.get('experiment', experiment);
  const params = parseParameters(experiment, plugin.params, given);
  const context = createContext({ registry, random: createRandom(seed) });
  const result = await plugin.run(params, context);
  return runDocument({ experiment, params, seed, result }, packageJson.version);
}

/**
 * The largest difference of two numbers at the same place, relative to the largest around them; all
 * else must be equal. The browser's own pow and exp may differ from Node's in the last digit.
 */
function largestDifference(a: unknown, b: unknown, size = 0): number {
  if (typeof a === 'number' && typeof b === 'number') {
    return a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b), size);
  }
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) {
    expect(a).toEqual(b);
    return 0;
  }
  expect(Object.keys(a)).toEqual(Object.keys(b));
  const values = Object.values(a);
  const others = Object.values(b);
  const around = Math.max(
    ...values.map((value) => (typeof value === 'number' ? Math.abs(value) : 0)),
  );
  const inside = Array.isArray(a) ? around : 0;
  return values.reduce(
    (most: number, value, i) => Math.max(most, largestDifference(value, others[i], inside)),
    0,
  );
}

describe.skipIf(!chromiumPath)('an experiment file gives the same JSON everywhere', () => {
  let lab: OpenLab;
  let folder: string;
  beforeAll(async () => {
    lab = await openLab();
    folder = mkdtempSync(join(tmpdir(), 'spectral-bias-same-'));
  });
  afterAll(async () => {
    await lab?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What the export dialog saves under this button. */
  const exported = async (page: Page, button: string): Promise<string> => {
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ]);
    return readFileSync(await saved.path(), 'utf8');
  };

  test.each([
    ['spectrum', '#/spectrum?v=1&samples=64&components=8', 'Gradient steps that keep 8'],
    ['more/contraction', '#/more/contraction?v=1&dimensions=[1]&steps=3', 'Table of Contraction'],
    ['fit', '#/fit?v=1&sample=cars&iterations=1000', 'Data and fit'],
  ])('%s', async (_, hash, shown) => {
    const { page } = await lab.open(hash);
    await page.getByText(shown).first().waitFor();
    await page.waitForFunction(() => !document.querySelector('progress:not([hidden])'));
    await page.getByRole('button', { name: 'Export' }).click();
    const file = await exported(page, 'Experiment file');
    const shownDocument = await exported(page, 'Result (JSON)');
    const path = join(folder, 'experiment.json');
    writeFileSync(path, file);
    expect(await main(['run', path, '--out', join(folder, 'out'), '--quiet'])).toBe(0);
    const written = readFileSync(join(folder, 'out', 'result.json'), 'utf8');
    expect(await byLibrary(file)).toBe(written);
    expect(largestDifference(JSON.parse(shownDocument), JSON.parse(written))).toBeLessThan(1e-11);
  });

  test('a fit with a designed activation, its plug-in beside the file', async () => {
    const designs = { 'designed-bump': { penalty: 'k^4*(1 + k^2)', phase: 'even', range: 8 } };
    const hash = `#/fit?v=1&sample=cars&activation=designed-bump&lambda=0.01&designs=${encodeURIComponent(JSON.stringify(designs))}`;
    const { page } = await lab.open(hash);
    await page.getByText('Data and fit').first().waitFor();
    await page.waitForFunction(() => !document.querySelector('progress:not([hidden])'));
    await page.getByRole('button', { name: 'Export' }).click();
    const file = await exported(page, 'Experiment file');
    expect(JSON.parse(file).plugins).toEqual(['./designed-bump.js']);
    const path = join(folder, 'designed.json');
    writeFileSync(path, file);
    writeFileSync(join(folder, 'designed-bump.js'), await exported(page, 'Plug-in designed-bump'));
    const shownDocument = await exported(page, 'Result (JSON)');
    const run = spawned(['run', path, '--out', join(folder, 'designed'), '--quiet'], folder);
    expect(run.stderr).toBe('');
    const written = readFileSync(join(folder, 'designed', 'result.json'), 'utf8');
    expect(largestDifference(JSON.parse(shownDocument), JSON.parse(written))).toBeLessThan(1e-9);
  });
});
