import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, type OpenLab, openLab, strengthNames } from './chromium.ts';

/** A figure by its title, ready to be read. */
const figure = (page: Page, title: string | RegExp): Locator =>
  page.locator('figure').filter({ has: page.getByRole('heading', { name: title }) });

/** The part of it that is read with the pointer or the keys. */
const readable = (page: Page, title: string | RegExp) => figure(page, title).locator('.readable');

/** The values that a figure shows for what is lit. */
const litNumbers = (page: Page, title: string | RegExp) =>
  figure(page, title).locator('.linked-numbers');

describe.skipIf(!chromiumPath)('what is pointed at', () => {
  let lab: OpenLab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab?.close());

  const openFit = async (hash = '#/fit') => {
    const { page, complaints } = await lab.open(hash);
    await strengthNames(page);
    await figure(page, 'Components of the data').waitFor();
    return { page, complaints };
  };

  test('by key lights its component in every figure of Fit, and leaving clears it', async () => {
    const { page, complaints } = await openFit();
    const sizes = readable(page, 'Components of the data');
    await sizes.focus();
    for (let step = 0; step < 3; step++) await sizes.press('ArrowRight');
    await figure(page, 'Component 3 as a function').waitFor();
    expect(await sizes.locator('output').textContent()).toContain('component 3');
    await litNumbers(page, 'Mask over singular values').getByText('component 3').waitFor();
    await litNumbers(page, 'GCV score against strength').getByText('component 3').waitFor();
    expect(await litNumbers(page, 'Components of the data').count()).toBe(0);
    expect(await page.locator('.linked:not([aria-hidden="true"])').count()).toBe(0);
    await page.getByRole('button', { name: 'Share' }).focus();
    await page.waitForFunction(() => !document.querySelector('.linked'));
    expect(complaints).toEqual([]);
  });

  test('by pointer shows the exact mask of its component', async () => {
    const { page } = await openFit('#/fit?v=1&sample=mcycle&components=6');
    const criterion = readable(page, 'GCV score against strength');
    await criterion.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await criterion.boundingBox())!;
    await page.mouse.move(x + 0.7 * width, y + 0.4 * height);
    await page.mouse.move(x + 0.55 * width, y + 0.6 * height);
    const shown = litNumbers(page, 'Mask over singular values');
    const text = await shown.textContent();
    const k = Number(/component (\d+)/.exec(text!)![1]);
    expect(text!.trim().split(/\s/).at(-1)).toBe(k <= 6 ? '1' : '0');
    await figure(page, `Component ${k} as a function`).waitFor();
  });

  test('is pinned by Enter, is in the link, and is let go by Escape', async () => {
    const { page } = await openFit();
    const sizes = readable(page, 'Components of the data');
    await sizes.focus();
    for (let step = 0; step < 5; step++) await sizes.press('ArrowRight');
    await sizes.press('Enter');
    await page.getByRole('button', { name: 'Share' }).click();
    const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
    const { page: other } = await openFit(new URL(link).hash);
    await figure(other, 'Component 5 as a function').waitFor();
    await other.getByRole('button', { name: 'Let go of component 5' }).waitFor();
    await other.locator('.linked').first().waitFor({ state: 'attached' });
    await other.keyboard.press('Escape');
    await other.waitForFunction(() => !document.querySelector('.linked, .pin-chip'));
    await other.waitForFunction(() => !location.hash.includes('pin='));
  });

  test('gives Spectrum its costs and its shape', async () => {
    const { page } = await lab.open('#/spectrum?v=1&activations=["heaviside","relu"]&samples=64');
    const values = readable(page, 'Singular values, largest first');
    await values.waitFor();
    await values.focus();
    for (let step = 0; step < 4; step++) await values.press('ArrowRight');
    await page.getByText('Gradient steps that keep 4 components').waitFor();
    await page.getByRole('heading', { name: 'Component 4 as a function' }).waitFor();
    const steps = await litNumbers(page, 'Gradient steps that keep k components').textContent();
    expect(steps).toMatch(/component 4/);
    expect(steps).toMatch(/heaviside/);
    expect(steps).toMatch(/relu/);
  });

  test('in a row of Plan lights its activation in the figure', async () => {
    const { page } = await lab.open('#/plan?v=1&sample=cars&components=5');
    await page
      .getByRole('row', { name: /^relu / })
      .getByRole('button')
      .focus();
    await figure(page, /Gradient steps that keep 5/)
      .locator('.linked circle')
      .waitFor();
    const row = page.getByRole('row', { name: /^relu / });
    expect(await row.getAttribute('data-lit')).not.toBeNull();
  });

  test('may be anything in a link: what cannot be read is left out', async () => {
    const { page, complaints } = await openFit('#/fit?v=1&pin={"component":1e99,"x y":1,"a":[2]}');
    expect(await page.locator('.pin-chip').count()).toBe(0);
    expect(complaints).toEqual([]);
  });
});
