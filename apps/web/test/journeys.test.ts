import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, type OpenLab, openLab, strengthNames } from './chromium.ts';

describe.skipIf(!chromiumPath)('a journey through', () => {
  let lab: OpenLab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab?.close());

  test('Fit: one strength is typed under one name and read under the others', async () => {
    const { page, complaints } = await lab.open('#/fit');
    const [, , , , chosen] = await strengthNames(page);
    await page.getByLabel('df', { exact: true }).fill('6');
    await page.getByLabel('df', { exact: true }).press('Enter');
    await page.waitForFunction(
      (before) => document.querySelectorAll<HTMLInputElement>('.names input')[4]!.value !== before,
      chosen,
    );
    const [lambda, , , components, df] = await strengthNames(page);
    expect(Number(df)).toBeCloseTo(6, 4);
    expect(Number(lambda)).toBeGreaterThan(1.10733e-4);
    expect(Number(components)).toBeLessThan(9);
    await page.getByRole('button', { name: 'Keep as A, compare with B' }).click();
    await page.getByRole('button', { name: 'Back to the choice of GCV' }).click();
    await page.getByRole('heading', { name: 'A: the setting kept' }).waitFor();
    await page.getByLabel('Derivative').check();
    await page.getByRole('heading', { name: 'Derivative of the fit' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('Fit: a signal drawn with the keys is fitted', async () => {
    const { page } = await lab.open('#/fit');
    await strengthNames(page);
    await page.getByRole('button', { name: 'Draw' }).click();
    await page.getByRole('application').focus();
    for (let i = 0; i < 20; i++) {
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowRight');
    }
    await page.getByRole('button', { name: 'Use it' }).click();
    await page.getByText('128 samples of y against x').waitFor();
  });

  test('Spectrum: the costs at k are read as words, and follow k', async () => {
    const { page } = await lab.open('#/spectrum');
    const costs = page.getByRole('table', { name: 'Gradient steps that keep 32 components' });
    await costs.waitFor();
    expect(await costs.getByRole('row', { name: 'heaviside' }).textContent()).toMatch(/3,900/);
    expect(await costs.getByRole('row', { name: 'relu' }).textContent()).toMatch(/7\.6 million/);
    await page.getByLabel('Component k, typed').fill('8');
    await page.getByLabel('Component k, typed').press('Enter');
    await page.getByRole('table', { name: 'Gradient steps that keep 8 components' }).waitFor();
  });

  test('Design: a knot moved with the keys gives another activation, which Fit can use', async () => {
    const { page, complaints } = await lab.open('#/design');
    await page.getByText(/ρ found again/).waitFor();
    const activation = page.getByRole('region', { name: 'Activation' });
    const before = await activation.locator('svg').first().innerHTML();
    await page.getByRole('slider', { name: /Knot 3 of/ }).focus();
    for (let i = 0; i < 5; i++) await page.keyboard.press('ArrowUp');
    await page.waitForFunction(
      (old) =>
        document.querySelector('[aria-label="Activation"] svg')?.innerHTML.length !== old.length,
      before,
    );
    await page.getByRole('button', { name: 'Use it in Fit' }).click();
    await page
      .getByRole('heading', { name: 'What does this network make of the signal?' })
      .waitFor();
    await page
      .locator('.verdict')
      .filter({ hasText: /designed-/ })
      .waitFor();
    const values = await strengthNames(page);
    const link = page.url();
    const { page: other } = await lab.open(new URL(link).hash);
    await other
      .locator('.verdict')
      .filter({ hasText: /designed-/ })
      .waitFor();
    expect(await strengthNames(other)).toEqual(values);
    expect(complaints).toEqual([]);
  });

  test('Adaptive: the plane can be saved, breaklines as lines in an SVG, and as a PNG', async () => {
    const { page, complaints } = await lab.open('#/adaptive?v=1&width=20');
    const plane = page.getByRole('application', { name: /Plane with .* 20 breaklines/ });
    await plane.waitFor();
    await page.waitForFunction(
      () => Number(document.querySelector('[data-fact=loss]')?.textContent) > 0,
    );
    const saved = async (name: string) => {
      const download = page.waitForEvent('download');
      await page.getByRole('button', { name, exact: true }).click();
      return readFileSync(await (await download).path());
    };
    const svg = (await saved('SVG of plane')).toString();
    // the breaklines that cross the plane, and a circle for each sample
    const paths = svg.match(/<path [^>]*stroke="#[^>]*>/g) ?? [];
    expect(paths.length).toBeGreaterThan(10);
    expect(svg).toMatch(/^<svg[^>]*><rect[^>]*fill="#[\da-f]{6}"\/>/);
    expect(svg).toContain('>x₁</text>');
    const png = await saved('PNG of plane');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(complaints).toEqual([]);
  });

  test('Adaptive: play, pause, reset to the same start, and a link to the same moment', async () => {
    const { page, complaints } = await lab.open('#/adaptive?v=1&width=20');
    const fact = async (name: string) => page.locator(`[data-fact=${name}]`).textContent();
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await page.waitForFunction(
      () => Number(document.querySelector('[data-fact=loss]')?.textContent) > 0,
    );
    const start = await fact('loss');
    await button('Step').click();
    await page.waitForFunction(
      () => document.querySelector('[data-fact=step]')?.textContent === '1',
    );
    await button('Play').click();
    await page.waitForFunction(
      () => Number(document.querySelector('[data-fact=step]')?.textContent) > 20,
    );
    await button('Pause').click();
    await page.getByText('paused', { exact: true }).waitFor();
    const moment = [await fact('step'), await fact('time'), await fact('loss')];
    expect(Number(moment[2])).toBeLessThan(Number(start));
    await page.waitForTimeout(400);
    const { page: other } = await lab.open(new URL(page.url()).hash);
    await other.waitForFunction(
      (step) => document.querySelector('[data-fact=step]')?.textContent === step,
      moment[0],
    );
    const there = (name: string) => other.locator(`[data-fact=${name}]`).textContent();
    expect([await there('step'), await there('time'), await there('loss')]).toEqual(moment);
    await button('Reset').click();
    await page.waitForFunction(
      () => document.querySelector('[data-fact=step]')?.textContent === '0',
    );
    expect(await fact('loss')).toBe(start);
    await button('New seed').click();
    await page.waitForFunction(
      (loss) => document.querySelector('[data-fact=loss]')?.textContent !== loss,
      start,
    );
    expect(complaints).toEqual([]);
  });

  test('Plan: a bandwidth is asked for, and a row opens Fit with it', async () => {
    const { page } = await lab.open('#/plan');
    await page.getByRole('button', { name: 'Open in Fit' }).first().waitFor();
    await page.getByLabel('Bandwidth, typed').fill('0.2');
    await page.getByLabel('Bandwidth, typed').press('Enter');
    await page.getByRole('heading', { name: 'Gradient steps that keep 22 components' }).waitFor();
    await page
      .getByRole('row', { name: /^heaviside/ })
      .getByRole('button')
      .click();
    const [, iterations] = await strengthNames(page);
    expect(page.url()).toMatch(/#\/fit\?.*activation=heaviside/);
    expect(Number(iterations)).toBeGreaterThan(1);
  });

  test('Gallery: every card opens figures', async () => {
    const { page } = await lab.open('#/gallery');
    const count = await page.locator('.cards a').count();
    expect(count).toBeGreaterThanOrEqual(12);
    for (let i = 0; i < count; i++) {
      await page.goto(`${lab.address}#/gallery`);
      await page.locator('.cards a').nth(i).click();
      await page.locator('figure svg').first().waitFor({ timeout: 60_000 });
    }
  }, 240_000);

  test('an embedded room has neither rail nor actions', async () => {
    const { page } = await lab.open('?embed=1#/fit');
    await strengthNames(page);
    expect(await page.getByRole('navigation').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Share' }).count()).toBe(0);
  });

  test('the keyboard alone: from the rail to a strength, a figure and a link', async () => {
    const { page } = await lab.open('#/spectrum');
    const focused = () =>
      page.evaluate(() => {
        const element = document.activeElement as HTMLElement | null;
        return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      });
    const tabTo = async (name: RegExp, most = 80) => {
      for (let i = 0; i < most; i++) {
        await page.keyboard.press('Tab');
        if (name.test(await focused())) return;
      }
      throw new Error(`the keyboard does not reach ${name}`);
    };
    await page.locator('h1').waitFor();
    await tabTo(/^Fit$/);
    await page.keyboard.press('Enter');
    const before = await strengthNames(page);
    await tabTo(/^Strength of the regularization/);
    for (let i = 0; i < 4; i++) await page.keyboard.press('PageUp');
    await page.waitForFunction(
      (df) => document.querySelectorAll<HTMLInputElement>('.names input')[4]!.value !== df,
      before[4],
    );
    await tabTo(/^Data and fit: arrow keys/);
    await page.keyboard.press('ArrowRight');
    await page.getByText(/times \(ms\): 2\.4/).waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.locator('h1').click();
    await tabTo(/^Share$/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'A link to what you see' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});
