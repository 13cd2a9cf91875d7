// Opens the page that Vite built in a folder, and prints its title once a script has set it. A
// program of its own: Vite sets NODE_ENV for all of its process.
import { chromium } from 'playwright-core';
import { preview } from 'vite';

const [root, executablePath] = process.argv.slice(2);
const server = await preview({
  root,
  configFile: false,
  logLevel: 'error',
  preview: { host: '127.0.0.1', port: 0 },
});
const args = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run'];
const browser = await chromium.launch({ executablePath, args });
try {
  const page = await browser.newPage();
  page.on('pageerror', ({ message }) => console.log(message));
  await page.goto(server.resolvedUrls.local[0]);
  await page.waitForFunction(() => document.title !== 'working').catch(() => {});
  console.log(await page.title());
} finally {
  await browser.close();
  await server.close();
}
