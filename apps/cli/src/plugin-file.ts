import { existsSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, resolve } from 'node:path';
import { InvalidPluginError } from '@spectral-bias/core';
import { messageOf } from './exit-code.ts';
import { folderEntry, packageEntry } from './package-entry.ts';

/** Where a plug-in comes from: a path or package name, and the folder it is resolved from. */
export interface PluginSource {
  readonly source: string;
  readonly folder: string;
}

/**
 * The file that holds the plug-in: the one named, or the one that a package or a folder with a
 * package.json offers. Two sources that come to the same file are one plug-in.
 *
 * @throws InvalidPluginError if there is no such file
 */
export function pluginFile({ source, folder }: PluginSource): string {
  try {
    return realpathSync(existing(namedFile(source, folder)));
  } catch (error) {
    if (error instanceof InvalidPluginError) throw error;
    throw new InvalidPluginError(source, messageOf(error).split('\n')[0]!, { cause: error });
  }
}

function namedFile(source: string, folder: string): string {
  const path = resolve(folder, source);
  if (isAbsolute(source) || source.startsWith('.') || existsSync(path)) {
    return isFolder(path) ? built(folderEntry(path)) : path;
  }
  return built(packageEntry(source, folder));
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** A file that a package.json names, and that its build should have made. */
function built(path: string): string {
  if (existsSync(path)) return path;
  throw new Error(
    `its package.json names ${path}, which is not there; build it first (npm run build)`,
  );
}

function existing(path: string): string {
  if (existsSync(path)) return path;
  throw new Error(`there is no file ${path}`);
}
