import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ActivationPlugin, asPlugin, InvalidParameterError } from '@spectral-bias/core';
import { checkPlugin } from '@spectral-bias/testkit';
import { describe, expect, it } from 'vitest';
import { designActivation } from '../src/design-activation.ts';
import type { DesignPhase } from '../src/design-spectrum.ts';
import { designedPlugin, designToPlugin } from '../src/designed-plugin.ts';
import { penaltyTable } from '../src/penalty-table.ts';

const named = { name: 'designed', title: 'Designed' };
const core = new URL('../../core/src/index.ts', import.meta.url).href;

const k = [0.3, 0.5, 1, 1.5, 2, 3, 5, 8];
const penalties: [string, Parameters<typeof designActivation>[0], DesignPhase][] = [
  ['k⁴', (k) => k ** 4, 'even'],
  ['k⁴', (k) => k ** 4, 'causal'],
  ['sinh²(πk/2)/π²', (k) => (Math.sinh((Math.PI * k) / 2) / Math.PI) ** 2, 'odd'],
  ['e^{k²}/2π', (k) => Math.exp(k * k) / (2 * Math.PI), 'even'],
  ['k⁴(1+k²)', (k) => k ** 4 * (1 + k * k), 'causal'],
  ['(1+k²)³', (k) => (1 + k * k) ** 3, 'causal'],
  ['k³', (k) => k ** 3, 'even'],
  ['band limit π', (k) => (k < Math.PI ? 1 : Infinity), 'even'],
  ['stop band', (k) => (k > 1 && k < 2 ? Infinity : k ** 4), 'even'],
  ['1+(k/3)⁸', (k) => 1 + (k / 3) ** 8, 'odd'],
  [
    'a table',
    penaltyTable(
      k,
      k.map((k) => (1 + k * k) ** 2 * (2 + Math.sin(k))),
    ),
    'even',
  ],
];

describe.each(penalties)('%s, %s', (_, rho, phase) => {
  const design = designActivation(rho, { phase });

  it('obeys every law of activations', () => {
    const failures = checkPlugin(designedPlugin(design, named)).filter(({ passed }) => !passed);
    expect(failures).toEqual([]);
  });

  it('is the same activation when it is read back from its text', async () => {
    const theirs = (await imported(designToPlugin(design, named))).create({ scale: 2 });
    const ours = designedPlugin(design, named).create({ scale: 2 });
    for (const z of [-300, -7.3, -1, -1e-3, 0, 0.01, 0.5, 3, 11, 1e4, 1e6]) {
      expect(theirs.value(z)).toBe(ours.value(z));
      expect(theirs.slope(z)).toBe(ours.slope(z));
    }
    for (const k of [-3, 0.01, 1.5, 40]) expect(theirs.fourier!(k)).toEqual(ours.fourier!(k));
    expect(theirs.kinks).toEqual(ours.kinks);
  });

  it('has the wanted penalty as 1/|fourier|², to 1e-12', () => {
    const at = typeof rho === 'function' ? rho : rho.at;
    for (const k of [0.01, 0.4, 0.9, 1.7, 2.4, 5]) {
      const { re, im } = design.form.fourier!(k);
      const product = (re * re + im * im) * at(k);
      if (at(k) < Infinity) expect(Math.abs(product - 1)).toBeLessThan(1e-12);
      else expect(re * re + im * im).toBe(0);
    }
  });
});

it('a name that cannot be typed is refused', () => {
  const design = designActivation((k) => k ** 4, { phase: 'even' });
  expect(() => designToPlugin(design, { name: 'My φ', title: 'x' })).toThrow(InvalidParameterError);
});

async function imported(text: string): Promise<ActivationPlugin> {
  const folder = mkdtempSync(join(tmpdir(), 'designed-'));
  try {
    const file = join(folder, 'designed.mjs');
    writeFileSync(file, text.replace("'@spectral-bias/core'", JSON.stringify(core)));
    const { default: plugin } = await import(/* @vite-ignore */ pathToFileURL(file).href);
    return asPlugin(plugin, file) as ActivationPlugin;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
