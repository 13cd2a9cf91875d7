import { randomBytes } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { InputError, OutputError } from './exit-code.ts';

/** What a command may do to the world: results to stdout, words to stderr, files whole. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Whether a person watches stderr. */
  readonly interactive: boolean;
  /** Writes a result. */
  print(text: string): void;
  /** Writes words for a person. */
  tell(text: string): void;
  /** The bytes of a file, or of stdin for `-`. @throws InputError */
  read(path: string): Uint8Array;
  /** Writes a file under a temporary name, then renames it; `-` is stdout. @throws OutputError */
  write(path: string, content: string): void;
}

/** The world of a process. */
export function processIo(): Io {
  return {
    env: process.env,
    cwd: process.cwd(),
    interactive: process.stderr.isTTY === true,
    print: (text) => void process.stdout.write(text),
    tell: (text) => void process.stderr.write(text),
    read,
    write(path, content) {
      if (path === '-') process.stdout.write(content);
      else writeWhole(path, content);
    },
  };
}

function read(path: string): Uint8Array {
  try {
    return readFileSync(path === '-' ? 0 : path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const reason =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder; give a file'
          : (error as Error).message;
    throw new InputError(`cannot read ${path === '-' ? 'standard input' : path}: ${reason}`, {
      cause: error,
    });
  }
}

function writeWhole(path: string, content: string): void {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}`);
  const interrupted = () => {
    rmSync(temporary, { force: true });
    process.exit(130);
  };
  process.once('SIGINT', interrupted);
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    const code = (error as NodeJS.ErrnoException).code;
    const reason =
      code === 'ENOENT'
        ? `there is no folder ${dirname(path)}`
        : code === 'EISDIR'
          ? 'it is a folder; give a file'
          : (error as Error).message;
    throw new OutputError(`cannot write ${path}: ${reason}`, { cause: error });
  } finally {
    process.off('SIGINT', interrupted);
  }
}
