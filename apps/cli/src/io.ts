import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { exitCodes, InputError, OutputError } from './exit-code.ts';

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
  /** The names in a folder; none where there is no such folder. */
  list(path: string): string[];
  /** Throws now what `write` would throw later, as far as that can be known. @throws OutputError */
  checkWritable(path: string): void;
  /** Makes a folder, and those above it, if they are not there. @throws OutputError */
  makeFolder(path: string): void;
  /** Writes a file under a temporary name, then renames it; `-` is stdout. @throws OutputError */
  write(path: string, content: string | Uint8Array): void;
  /** Removes a file or folder if it is there. @throws OutputError */
  remove(path: string): void;
  /**
   * Calls `listener` on Ctrl-C instead of ending the process; a second one ends it. Only for work
   * that lets events in.
   *
   * @returns what undoes this
   */
  onInterrupt(listener: () => void): () => void;
}

/** The world of a process. */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endQuietly);
  let stdin: Uint8Array | undefined;
  return {
    env: process.env,
    cwd: process.cwd(),
    interactive: process.stderr.isTTY === true,
    print: (text) => void process.stdout.write(text),
    tell: (text) => void process.stderr.write(text),
    read(path) {
      if (path !== '-') return readBytes(path);
      stdin ??= readBytes(path);
      return stdin;
    },
    list: namesIn,
    checkWritable(path) {
      if (path !== '-') checkFolder(path);
    },
    makeFolder(path) {
      try {
        mkdirSync(path, { recursive: true });
      } catch (error) {
        const problem = `cannot make the folder ${path}: ${(error as Error).message}`;
        throw new OutputError(problem, { cause: error });
      }
    },
    write(path, content) {
      if (path === '-') process.stdout.write(content);
      else writeWhole(path, content);
    },
    remove(path) {
      try {
        rmSync(path, { recursive: true, force: true });
      } catch (error) {
        throw new OutputError(`cannot remove ${path}: ${(error as Error).message}`, {
          cause: error,
        });
      }
    },
    onInterrupt,
  };
}

function onInterrupt(listener: () => void): () => void {
  let interrupted = false;
  const heard = () => {
    if (interrupted) process.exit(exitCodes.interrupted);
    interrupted = true;
    listener();
  };
  process.on('SIGINT', heard);
  return () => process.off('SIGINT', heard);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw new InputError(`cannot read the folder ${folder}: ${message}`, { cause: error });
  }
}

/** A reader that has left, as `head` does, has what it wanted. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit(exitCodes.done);
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path === '-' ? 0 : path);
  } catch (error) {
    const name = path === '-' ? 'standard input' : path;
    const problem = reason(error, 'there is no such file');
    throw new InputError(`cannot read ${name}: ${problem}`, { cause: error });
  }
}

function checkFolder(path: string): void {
  const folder = dirname(path);
  try {
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    accessSync(folder, constants.W_OK);
    const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory();
    if (isFolder) throw Object.assign(new Error(), { code: 'EISDIR' });
  } catch (error) {
    throw unwritable(path, error);
  }
}

function writeWhole(path: string, content: string | Uint8Array): void {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(4).toString('hex')}`);
  const interrupted = () => {
    rmSync(temporary, { force: true });
    process.exit(exitCodes.interrupted);
  };
  process.once('SIGINT', interrupted);
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw unwritable(path, error);
  } finally {
    process.off('SIGINT', interrupted);
  }
}

function unwritable(path: string, error: unknown): OutputError {
  const problem = reason(error, `there is no folder ${dirname(path)}`);
  return new OutputError(`cannot write ${path}: ${problem}`, { cause: error });
}

/** An error of the file system in plain words. */
function reason(error: unknown, missing: string): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return missing;
    case 'EISDIR':
      return 'it is a folder; give a file';
    case 'ENOTDIR':
      return 'a part of its path is a file, not a folder';
    case 'EACCES':
    case 'EROFS':
      return 'permission is denied';
    default:
      return (error as Error).message;
  }
}
