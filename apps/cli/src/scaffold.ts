import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PluginKind } from '@spectral-bias/core';
import { version } from './version.ts';

/** A file of a package to be: its path in there, and what it holds. */
export interface ScaffoldedFile {
  readonly path: string;
  readonly content: string;
}

/** Packages that work as they are, one for each kind; `my-plugin` is their name. */
const templates = fileURLToPath(new URL('../templates', import.meta.url));

/** What npm makes in a template that somebody tries out. */
const made = ['node_modules', 'dist', 'package-lock.json'];

/**
 * The files of a package with one plug-in: the template of its kind under the plug-in's own name,
 * asking for the packages of this version.
 */
export function scaffold(kind: PluginKind, name: string): readonly ScaffoldedFile[] {
  const home = join(templates, kind);
  const files = filesIn(home, '').map((path) => {
    const text = readFileSync(join(home, path), 'utf8');
    const named = text.replaceAll('my-plugin', name).replaceAll('My plugin', titleOf(name));
    const content = path === 'package.json' ? named.replaceAll('0.0.0', version) : named;
    return { path: path === 'gitignore' ? '.gitignore' : path, content };
  });
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** `my-wave` as people write it: `My wave`. */
function titleOf(name: string): string {
  return `${name[0]!.toUpperCase()}${name.slice(1)}`.replaceAll('-', ' ').trimEnd();
}

function filesIn(home: string, below: string): string[] {
  return readdirSync(join(home, below), { withFileTypes: true })
    .filter(({ name }) => !made.includes(name))
    .flatMap((entry) => {
      const path = below ? `${below}/${entry.name}` : entry.name;
      return entry.isDirectory() ? filesIn(home, path) : [path];
    });
}
