import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

/**
 * Bytes that an import adds to a page: bundled by Vite from `project`, minified, gzipped. `atOnce`
 * counts what is loaded with the page, `later` what `import()` fetches when it is needed; `beside`
 * names the packages among `without` that the page needs as well.
 *
 * @param names what is imported from `door`, and kept
 * @param without packages that are left out, for an app has them anyhow
 */
export async function bundleSize(project, { door, names, without = [] }) {
  const entry = join(project, 'entry.js');
  writeFileSync(entry, `export { ${names.join(', ')} } from '${door}';\n`);
  const { output } = await build({
    root: project,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      target: 'es2023',
      modulePreload: false,
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        external: without.map((name) => new RegExp(`^${name}(/|$)`)),
      },
    },
  });
  const chunks = output.filter(({ type }) => type === 'chunk');
  const first = chunks.find(({ isEntry }) => isEntry);
  const atOnce = new Set([first.fileName]);
  for (const name of atOnce) {
    for (const next of chunks.find(({ fileName }) => fileName === name)?.imports ?? []) {
      atOnce.add(next);
    }
  }
  const sum = (wanted) =>
    chunks.filter(wanted).reduce((bytes, { code }) => bytes + gzipSync(code).length, 0);
  return {
    atOnce: sum(({ fileName }) => atOnce.has(fileName)),
    later: sum(({ fileName }) => !atOnce.has(fileName)),
    beside: without.filter((name) => atOnce.has(name)),
  };
}
