import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { exitCodes, OutputError } from './exit-code.ts';

/**
 * Writes a folder of files under a temporary name, then renames it: it is there as a whole or not at
 * all. An empty folder gives way to it.
 *
 * @throws OutputError if something else has the name, or it cannot be written
 */
export function writeFolder(
  folder: string,
  files: readonly { readonly path: string; readonly content: string }[],
): void {
  checkFree(folder);
  const parent = dirname(folder);
  const temporary = join(parent, `.${basename(folder)}.${randomBytes(4).toString('hex')}`);
  const interrupted = () => {
    rmSync(temporary, { recursive: true, force: true });
    process.exit(exitCodes.interrupted);
  };
  process.once('SIGINT', interrupted);
  try {
    for (const { path, content } of files) {
      mkdirSync(dirname(join(temporary, path)), { recursive: true });
      writeFileSync(join(temporary, path), content);
    }
    mkdirSync(parent, { recursive: true });
    removeEmpty(folder);
    renameSync(temporary, folder);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    const { message } = error as Error;
    throw new OutputError(`cannot write the folder ${folder}: ${message}`, { cause: error });
  } finally {
    process.off('SIGINT', interrupted);
  }
}

function checkFree(folder: string): void {
  try {
    if (readdirSync(folder).length === 0) return;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return;
    const problem = code === 'ENOTDIR' ? 'it is a file' : (error as Error).message;
    throw new OutputError(`cannot write the folder ${folder}: ${problem}`, { cause: error });
  }
  throw new OutputError(
    `cannot write the folder ${folder}: it is not empty; name another with --out, or empty it`,
  );
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}
