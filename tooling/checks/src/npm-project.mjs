import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runAside } from './run-command.mjs';

/**
 * Makes a project outside the workspace. Wherever one of the tarballs' packages is asked for, by
 * whatever range, its tarball is taken.
 */
export function writeProject(folder, manifest, tarballs) {
  mkdirSync(folder, { recursive: true });
  const overrides = Object.fromEntries(tarballs.map(({ name, file }) => [name, `file:${file}`]));
  const whole = { private: true, type: 'module', ...manifest, overrides };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(whole, undefined, 2));
}

/** The tarballs of these names as dependencies. */
export function tarballsOf(names, tarballs) {
  const found = new Map(tarballs.map(({ name, file }) => [name, `file:${file}`]));
  return Object.fromEntries(names.map((name) => [name, found.get(name) ?? missing(name)]));
}

function missing(name) {
  throw new Error(`there is no tarball of ${name}`);
}

/** `npm install` in this folder. */
export function npmInstall(folder) {
  return npm(['install', '--prefer-offline', '--no-audit', '--no-fund'], folder);
}

/** Runs npm in this folder as somebody would who has never heard of pnpm. */
export function npm(args, folder) {
  return runAside('npm', args, { cwd: folder, env: withoutPnpm(process.env) });
}

/** npm obeys NODE_ENV, and warns of or obeys settings that pnpm hands its scripts. */
function withoutPnpm(environment) {
  const own =
    /^(NODE_ENV$|npm_(config_(?!registry|userconfig|cache)|package_|lifecycle_|execpath|command))/i;
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !own.test(name)));
}
