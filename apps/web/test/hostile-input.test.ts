import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, type OpenLab, openLab } from './chromium.ts';

const throws = `import { defineActivation } from '@spectral-bias/core';
export default defineActivation({
  name: 'thrower', title: 'Thrower', formula: '!',
  create: () => ({ value() { throw new Error('thrower gave up'); }, slope: () => 1 }),
});`;
const loops = 'while (true) {}';
const spins = `import { defineActivation } from '@spectral-bias/core';
export default defineActivation({
  name: 'spinner', title: 'Spinner', formula: '\\\\circ',
  create: () => ({ value() { while (true); }, slope: () => 1 }),
});`;
const wrong = 'export default { kind: "activation", name: 7 };';
const reaches = `import fs from 'node:fs'; export default fs;`;
const good = `import { defineActivation, z } from '@spectral-bias/core';
export default defineActivation({
  name: 'cube', title: 'Cube', formula: 'z^3',
  params: z.object({ stretch: z.number().min(1).max(3).default(1).describe('how steep it is') }),
  create: ({ stretch }) => ({ value: (x) => (stretch * x) ** 3, slope: (x) => 3 * stretch ** 3 * x * x }),
});`;

describe.skipIf(!chromiumPath)('what a hostile visitor or link brings', () => {
  let lab: OpenLab;
  let folder: string;
  beforeAll(async () => {
    lab = await openLab();
    folder = mkdtempSync(join(tmpdir(), 'spectral-bias-hostile-'));
  });
  afterAll(async () => {
    await lab?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const fits = (page: Page) =>
    page.waitForFunction(
      () => document.querySelector<HTMLInputElement>('.names input')?.value === '1.107e-4',
    );
  const give = async (page: Page, name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    await page.getByLabel('Signal file').setInputFiles(path);
  };

  test('a file of 50 MB is refused in words, and the fit stays', async () => {
    const { page, complaints } = await lab.open('#/fit');
    await fits(page);
    await give(page, 'large.csv', Buffer.alloc(50_000_001, '1\n'));
    await page.getByText(/large\.csv has 50 MB; the lab reads up to 40 MB/).waitFor();
    await fits(page);
    expect(complaints).toEqual([]);
  });

  test.each([
    ['rubbish.bin', randomBytes(100_000)],
    ['cut.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['words.csv', 'a,b\nx,y\n'],
    ['nothing.csv', ''],
  ])('%s is refused in words that name it', async (name, content) => {
    const { page, complaints } = await lab.open('#/fit');
    await fits(page);
    await give(page, name, content);
    await page.locator('.signal .bad').filter({ hasText: name }).waitFor();
    await fits(page);
    expect(complaints).toEqual([]);
  });

  test.each([
    [
      'of a million characters',
      `#/fit?v=1&activation=${'x'.repeat(1_000_000)}`,
      /could not be read/,
    ],
    ['cut off in its packed part', '#/fit?v=1&z=abcdefgh', /damaged/],
    ['that unfolds to far more than it is', `#/fit?v=1&z=${bomb()}`, /damaged/],
    ['of an unknown room', '#/cellar?v=1', /What does this network make/],
    ['with unknown keys', '#/fit?v=1&colour=red', /What does this network make/],
    [
      'with a damaged signal',
      '#/fit?v=1&data={"x":[1,2],"y":[1]}',
      /signal in this link is damaged/,
    ],
    ['made by a newer lab', '#/fit?v=99', /made by a newer lab/],
  ])('a link %s does not break the page', async (_, hash, words) => {
    const { page, complaints } = await lab.open();
    await page.evaluate((to) => {
      location.hash = to;
    }, hash);
    await page.getByText(words).first().waitFor();
    expect(complaints).toEqual([]);
  });

  test('a value out of range in a link is said, and the room lives on', async () => {
    const { page } = await lab.open('#/fit?v=1&lambda=-3');
    await page.locator('.progress .bad').filter({ hasText: 'lambda' }).waitFor();
    await page.getByRole('button', { name: /Back to the choice of GCV/ }).click();
    await fits(page);
  });

  test.each([
    ['thrower.js', throws, undefined],
    ['looper.js', loops, /did not finish loading/],
    ['wrong.js', wrong, /wrong\.js/],
    ['reaches.js', reaches, /imports node:fs/],
  ])('the plug-in %s cannot take the page down', async (name, text, words) => {
    const { page, complaints } = await lab.open('#/fit');
    await fits(page);
    await page.getByRole('button', { name: 'Plug-ins' }).click();
    const path = join(folder, name);
    writeFileSync(path, text);
    await page.getByLabel('or a file').setInputFiles(path);
    if (words) await page.getByRole('alert').filter({ hasText: words }).waitFor();
    else await page.locator('.loaded').filter({ hasText: name }).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    if (!words) {
      await page.getByLabel('Activation', { exact: true }).selectOption('thrower');
      await page.locator('.progress .bad').filter({ hasText: 'thrower gave up' }).waitFor();
      await page.getByLabel('Activation', { exact: true }).selectOption('relu');
    }
    await fits(page);
    expect(complaints).toEqual([]);
  });

  test('a plug-in that never returns a value is stopped and named', async () => {
    const { page, complaints } = await lab.open('#/fit');
    await fits(page);
    await page.getByRole('button', { name: 'Plug-ins' }).click();
    const path = join(folder, 'spinner.js');
    writeFileSync(path, spins);
    await page.getByLabel('or a file').setInputFiles(path);
    await page.locator('.loaded').filter({ hasText: 'activation Spinner' }).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByLabel('Activation', { exact: true }).selectOption('spinner');
    const words = /activation Spinner \(spinner\.js\) gave no answer/;
    await page.locator('.progress .bad').filter({ hasText: words }).waitFor();
    await page.getByLabel('Activation', { exact: true }).selectOption('relu');
    await fits(page);
    expect(complaints).toEqual([]);
  });

  test('a plug-in of a link is loaded with consent only, and then it can be chosen', async () => {
    const { page, requests } = await lab.open('', { serviceWorkers: 'block' });
    await page.route('**/cube.js', (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        headers: { 'access-control-allow-origin': '*' },
        body: good,
      }),
    );
    await page.evaluate(() => {
      location.hash = '#/fit?v=1&plugin=["https://example.org/cube.js"]';
    });
    await page.getByText('This link asks for').waitFor();
    await page.getByText('a program from example.org').waitFor();
    expect(requests.filter((url) => url.includes('example.org'))).toEqual([]);
    await page.getByRole('button', { name: 'Load it' }).click();
    await page.locator('.loaded').filter({ hasText: 'cube.js' }).waitFor();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.getByLabel('Activation', { exact: true }).selectOption('cube');
    await page.locator('.verdict').filter({ hasText: /^cube/ }).waitFor();
    await page.getByText('how steep it is').waitFor();
    await page.getByLabel('Stretch', { exact: true }).press('End');
    await page.waitForFunction(() => decodeURIComponent(location.hash).includes('stretch=3'));
  });
});

/** A few kilobytes that unfold to a hundred megabytes. */
function bomb(): string {
  return deflateRawSync(Buffer.alloc(100_000_000, 32), { level: 9 }).toString('base64url');
}
