import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, type OpenLab, openLab, strengthNames } from './chromium.ts';

describe.skipIf(!chromiumPath)('the Fit room', () => {
  let lab: OpenLab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab?.close());

  test('shows the main job’s numbers for the motorcycle data', async () => {
    const { page, complaints } = await lab.open('#/fit');
    const [lambda, , , components, df] = await strengthNames(page);
    expect([lambda, components, df]).toEqual(['1.107e-4', '9', '12.25']);
    expect(complaints).toEqual([]);
  });

  test('a shared link gives the same numbers in a fresh profile', async () => {
    const { page } = await lab.open('#/fit?v=1&activation=tanh&scale=8&iterations=5000');
    const here = await strengthNames(page);
    await page.getByRole('button', { name: 'Share' }).click();
    const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
    const { page: other } = await lab.open(new URL(link).hash);
    expect(await strengthNames(other)).toEqual(here);
    expect(here[1]).toBe('5000');
  });

  test('pasted numbers are read, and a bad cell is named with its row', async () => {
    const { page } = await lab.open('#/fit');
    await strengthNames(page);
    await page.getByRole('button', { name: 'Paste' }).click();
    await page.getByLabel('Numbers', { exact: true }).fill('t,v\n0,1\n1,2\n2,x\n3,4\n4,6');
    await page.getByRole('button', { name: 'Use them' }).click();
    await page.getByText(/pasted numbers, row 4/).waitFor();
    await page.getByRole('button', { name: 'Paste' }).click();
    await page.getByLabel('Numbers', { exact: true }).fill('t,v\n0,1\n1,2\n2,3\n3,4\n4,6');
    await page.getByRole('button', { name: 'Use them' }).click();
    await page.getByText('5 samples of v against t').waitFor();
  });

  test('a long paste is kept aside, shown by its head, and read whole', async () => {
    const { page, complaints } = await lab.open('#/fit');
    await strengthNames(page);
    await page.getByRole('button', { name: 'Paste' }).click();
    const rows = Array.from({ length: 30_000 }, (_, i) => `${i},${Math.sin(i / 900).toFixed(4)}`);
    await page.getByLabel('Numbers', { exact: true }).evaluate(
      (field, text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        const init = { clipboardData, bubbles: true, cancelable: true };
        field.dispatchEvent(new ClipboardEvent('paste', init));
      },
      `t,v\n${rows.join('\n')}`,
    );
    await page.getByText('30001 lines, 0.4 MB').waitFor();
    expect(await page.getByLabel('First lines of the numbers').textContent()).toMatch(
      /^t,v\n0,0.0000\n/,
    );
    await page.getByRole('button', { name: 'Use them' }).click();
    await page.getByText('30000 samples of v against t').waitFor();
    expect(complaints).toEqual([]);
  });

  test('a figure that a slider has moved is, once it rests, the one of a fresh page', async () => {
    const { page } = await lab.open('#/fit?v=1&sample=camera-row&scale=1');
    await strengthNames(page);
    const slider = page.getByRole('slider', { name: /^Strength/ });
    for (const at of [300, 420, 540, 660]) {
      await slider.evaluate((input, value) => {
        (input as HTMLInputElement).value = String(value);
        input.dispatchEvent(new Event('input', { bubbles: true }));
      }, at);
      await page.waitForTimeout(60);
    }
    const drawing = (of: typeof page) => of.locator('.answer .drawing').first();
    await page.waitForTimeout(2000);
    const moved = await drawing(page).innerHTML();
    await page.getByRole('button', { name: 'Share' }).click();
    const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
    const { page: other } = await lab.open(new URL(link).hash);
    const names = await strengthNames(other);
    expect(await strengthNames(page)).toEqual(names);
    await drawing(other).locator('svg').waitFor();
    expect(moved).toBe(await drawing(other).innerHTML());
  });
});
