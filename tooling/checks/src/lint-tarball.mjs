import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { runAside } from './run-command.mjs';

/** Holds a tarball against publint and, if it has a door, against "are the types wrong". */
export async function lintTarball({ file, manifest }) {
  const bytes = readFileSync(file);
  const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
  const wrong = messages.filter((m) => m.type !== 'suggestion' && !isOfTemplate(m));
  if (wrong.length > 0) {
    throw new Error(
      `publint: ${wrong.map((m) => formatMessage(m, pkg, { color: false })).join('; ')}`,
    );
  }
  const left = JSON.stringify(pkg).match(/"(workspace|catalog):[^"]*"/);
  if (left) throw new Error(`the packed package.json still says ${left[0]}`);
  if (!manifest.exports?.['.']) return;
  const cli = new URL('dist/index.js', import.meta.resolve('@arethetypeswrong/cli/package.json'));
  const options = ['--profile', 'esm-only', '--no-color', '--no-emoji'];
  await runAside(process.execPath, [fileURLToPath(cli), file, ...options]);
}

/** A template's package.json becomes the root's of another package; nothing resolves it here. */
function isOfTemplate({ code, args }) {
  const nested = code === 'NESTED_PACKAGE_JSON_FIELD_IGNORED';
  return nested && args.filePath.startsWith('./templates/');
}
