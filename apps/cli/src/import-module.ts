import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { messageOf } from './exit-code.ts';

/** How long a module may take to be imported (ms): long enough for anything but a promise forgotten. */
const patience = 15_000;

/** A module that could not be imported; the message is one line, to follow "it cannot be loaded: ". */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}

/**
 * Imports somebody else's module.
 *
 * @throws ImportError where it is not there, does not parse, throws, never finishes, or is TypeScript
 *   and this Node cannot read that
 */
export async function importModule(path: string): Promise<Readonly<Record<string, unknown>>> {
  const clock = new AbortController();
  const late = wait(patience, undefined, { signal: clock.signal }).then(() => {
    throw new Error(`its import has not finished within ${patience / 1000} s`);
  });
  try {
    return await Promise.race([import(pathToFileURL(path).href), late]);
  } catch (error) {
    throw new ImportError(problemOf(error), { cause: error });
  } finally {
    clock.abort();
  }
}

function problemOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const message = messageOf(error).split('\n')[0]!;
  const typeScript = code === 'ERR_UNKNOWN_FILE_EXTENSION' && /\.[cm]?ts\b/.test(message);
  if (typeScript) {
    return `Node ${process.versions.node} reads no TypeScript, Node 22.18 and later do; build it and name the JavaScript`;
  }
  if (code === 'ERR_UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING') {
    return 'Node reads no TypeScript below node_modules; the package must name JavaScript';
  }
  return message;
}
