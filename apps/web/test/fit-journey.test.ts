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
    expect([lambda, components, df]).toEqual(['1.10733e-4', '9', '12.2528']);
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
});
