import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, type LabPage, type OpenLab, openLab } from './chromium.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const rooms = [
  'fit',
  'spectrum',
  'design',
  'adaptive',
  'plan',
  'gallery',
  'more',
  'more/contraction',
];
const looks = [
  { name: 'light', colorScheme: 'light', viewport: { width: 1280, height: 900 } },
  { name: 'dark', colorScheme: 'dark', viewport: { width: 1280, height: 900 } },
  { name: 'phone', colorScheme: 'light', viewport: { width: 360, height: 740 } },
] as const;

/** Until the room has loaded and nothing is computed. */
async function settled({ page }: LabPage): Promise<void> {
  await page.locator('h1').waitFor();
  await page.waitForFunction(() => {
    const waits = document.querySelectorAll('.waiting, progress:not([hidden])');
    return waits.length === 0 && document.querySelector('main')!.childElementCount > 0;
  });
}

/** What axe finds against WCAG 2.2 AA, a line each. */
async function violations({ page }: LabPage): Promise<string[]> {
  await page.addScriptTag({ content: axe });
  return page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe puts itself on the window
    const found = await (window as any).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return found.violations.map(
      ({ id, nodes }: { id: string; nodes: { html: string }[] }) =>
        `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
    );
  });
}

/** How far the page is wider than its window. */
const overflow = ({ page }: LabPage): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

describe.skipIf(!chromiumPath)('every room', () => {
  let lab: OpenLab;
  beforeAll(async () => {
    lab = await openLab();
  });
  afterAll(() => lab?.close());

  for (const { name, ...look } of looks) {
    test.each(rooms)(
      `%s keeps to WCAG 2.2 AA, its width and its origin (${name})`,
      async (room) => {
        const opened = await lab.open(`#/${room}`, look);
        await settled(opened);
        expect(await violations(opened)).toEqual([]);
        expect(await overflow(opened)).toBeLessThanOrEqual(0);
        expect(opened.complaints).toEqual([]);
        const outside = opened.requests.filter(
          (url) => !url.startsWith(lab.address) && !/^(data|blob):/.test(url),
        );
        expect(outside).toEqual([]);
        await opened.page.context().close();
      },
    );
  }

  test('works with the network cut after the first load', async () => {
    const opened = await lab.open('#/fit');
    await settled(opened);
    const { page } = opened;
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await page.reload();
    await settled(opened);
    await page.context().setOffline(true);
    await page.reload();
    await settled(opened);
    await page.getByRole('link', { name: 'Spectrum' }).click();
    await page.getByText('Gradient steps that keep 32 components').first().waitFor();
  });
});
