import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import sirv from 'sirv';

const paths = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'];

/** Debian's chromium, or whatever `CHROMIUM` names; undefined where there is none. */
export const chromiumPath: string | undefined = paths.find((path) => path && existsSync(path));

/** The build that is tested; `LAB_DIST` names another. */
const dist = process.env.LAB_DIST ?? fileURLToPath(new URL('../dist', import.meta.url));

/** The built page, served as any static server would, and a browser to open it with. */
export interface OpenLab {
  readonly address: string;
  /** A page in a fresh profile; what goes wrong in it is collected. */
  open(hash?: string, options?: BrowserContextOptions): Promise<LabPage>;
  close(): Promise<void>;
}

/** A page, and what the browser complained about. */
export interface LabPage {
  readonly page: Page;
  readonly complaints: readonly string[];
  /** Every address that was asked for. */
  readonly requests: readonly string[];
}

/** Serves the built page and starts the browser. */
export async function openLab(): Promise<OpenLab> {
  if (!existsSync(dist))
    throw new Error('the page is not built: pnpm --filter @spectral-bias/web build');
  const server: Server = createServer(sirv(dist, { dev: true }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const browser: Browser = await chromium.launch({
    executablePath: chromiumPath!,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  return {
    address,
    async open(hash = '', options = {}) {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        ...options,
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      const requests: string[] = [];
      page.on('pageerror', ({ message }) => complaints.push(message));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(address + hash);
      return { page, complaints, requests };
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

/** λ, q, τ, k, df and bandwidth as the Fit room shows them, once it does. */
export async function strengthNames(page: Page): Promise<string[]> {
  await page.waitForFunction(() => {
    const first = document.querySelector<HTMLInputElement>('.names input');
    return first !== null && first.value !== '–';
  });
  return page
    .locator('.names input')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
}
