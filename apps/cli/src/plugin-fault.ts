import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { messageOf } from './exit-code.ts';

/** The plug-in files that this process has imported, and how their user named them. */
const imported = new Map<string, string>();

/** Where a line of a stack says that it is: a file's address or path, line and column. */
const frame = /((?:file:\/\/|\/|[A-Z]:\\)[^()]*?):(\d+):(\d+)\)?$/gm;

/** Remembers that a plug-in's module runs in this process. */
export function rememberPlugin(file: string, source: string): void {
  imported.set(file, source);
}

/**
 * What to say of an error that came out of a plug-in, with the place in its file; undefined if none
 * of the plug-ins has a part in it.
 */
export function pluginFault(error: unknown): string | undefined {
  if (!(error instanceof Error)) {
    return imported.size > 0 ? `a plug-in failed: ${messageOf(error)}` : undefined;
  }
  for (const [, place, line, column] of (error.stack ?? '').matchAll(frame)) {
    const path = place!.startsWith('file:') ? fileURLToPath(place!) : place!;
    for (const [file, source] of imported) {
      if (dirname(path) !== dirname(file)) continue;
      const { name, message } = error;
      return `the plug-in ${source} failed: ${name}: ${message} (${path}:${line}:${column})`;
    }
  }
  return undefined;
}
