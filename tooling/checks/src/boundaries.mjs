import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importCycles } from './import-cycles.mjs';
import { importsOf, packageOf, throughImports, withoutComments } from './imports.mjs';
import { machineTraces } from './machine-traces.mjs';
import { forbiddenGlobals, furniture, longest, rooms, scope, vagueNames } from './rooms.mjs';
import { committedFiles, foldersIn } from './source-files.mjs';

const source = /\.(ts|tsx|mts|js|mjs|jsx)$/;

/** Every violation of the house rules in the tree at `root`, one line each. */
export function checkBoundaries(root) {
  const files = committedFiles(root);
  const packages = foldersIn(root, 'packages');
  const manifests = new Map(packages.map((name) => [name, manifestOf(root, `packages/${name}`)]));
  return [
    ...packages.flatMap((name) => checkFurniture(root, name)),
    ...packages.flatMap((name) => checkPackage(root, name, manifests, files)),
    ...foldersIn(root, 'apps').flatMap((name) => checkApp(root, name, files)),
    ...files.filter(isRoomSource).flatMap((path) => checkFile(root, path)),
    ...importCycles(manifests),
    ...machineTraces(root, files),
  ];
}

function manifestOf(root, folder) {
  const path = join(root, folder, 'package.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

function checkFurniture(root, name) {
  return furniture
    .filter((thing) => !existsSync(join(root, 'packages', name, thing)))
    .map((thing) => `packages/${name}: has no ${thing}`);
}

function checkPackage(root, name, manifests, files) {
  const folder = `packages/${name}`;
  const room = rooms[name];
  if (!room) return [`${folder}: is not in the table tooling/checks/src/rooms.mjs`];
  const manifest = manifests.get(name);
  const { dependencies = {}, peerDependencies = {} } = manifest;
  const declared = Object.keys({ ...dependencies, ...peerDependencies });
  const used = new Set();
  const found = [];
  for (const path of files.filter((file) => file.startsWith(`${folder}/src/`))) {
    if (!source.test(path)) continue;
    const code = withoutComments(readFileSync(join(root, path), 'utf8'));
    for (const specifier of importsOf(code)) {
      const target = throughImports(specifier, manifest);
      if (!isRelative(target)) used.add(packageOf(target));
      found.push(...checkImport(path, target, room, declared, manifests));
    }
    found.push(...checkGlobals(path, code, room.globals ?? []));
  }
  for (const dependency of declared) {
    if (!mayImport(room, dependency)) found.push(`${folder}: must not depend on ${dependency}`);
    if (!used.has(dependency)) found.push(`${folder}: declares ${dependency} and never imports it`);
  }
  return found;
}

function checkImport(path, target, room, declared, manifests) {
  if (isRelative(target)) {
    const depth = path.split('/').length - 3;
    const climbs = target.split('/').filter((part) => part === '..').length;
    return climbs >= depth ? [`${path}: imports ${target}, which is outside its src`] : [];
  }
  if (target.startsWith('node:')) return [`${path}: imports ${target}; packages have no system`];
  const wanted = packageOf(target);
  const found = [];
  if (!mayImport(room, wanted)) found.push(`${path}: must not import ${wanted}`);
  else if (!declared.includes(wanted)) found.push(`${path}: imports ${wanted}, not declared`);
  const doors = manifests.get(wanted.slice(scope.length))?.exports;
  if (wanted.startsWith(scope) && doors && !(`.${target.slice(wanted.length)}` in doors)) {
    found.push(`${path}: imports ${target}, which is no door of ${wanted}`);
  }
  return found;
}

function isRelative(specifier) {
  return specifier.startsWith('.');
}

function mayImport(room, wanted) {
  if (wanted.startsWith(scope)) return room.siblings.includes(wanted.slice(scope.length));
  return room.outside.some((name) =>
    name.endsWith('*') ? wanted.startsWith(name.slice(0, -1)) : wanted === name,
  );
}

function checkGlobals(path, code, allowed) {
  return Object.entries(forbiddenGlobals)
    .filter(([name, use]) => !allowed.includes(name) && use.test(code))
    .map(([name]) => `${path}: uses ${name}`);
}

/** An app may import everything, if it says so. */
function checkApp(root, name, files) {
  const folder = `apps/${name}`;
  const manifest = manifestOf(root, folder);
  const { dependencies, devDependencies, peerDependencies } = manifest;
  const declared = { ...dependencies, ...devDependencies, ...peerDependencies };
  return files
    .filter((path) => path.startsWith(`${folder}/src/`) && source.test(path))
    .flatMap((path) => {
      const code = withoutComments(readFileSync(join(root, path), 'utf8'));
      return importsOf(code)
        .map((specifier) => throughImports(specifier, manifest))
        .filter((target) => !/^(\.|\/|node:|virtual:|data:)/.test(target))
        .filter((target) => !(packageOf(target) in declared))
        .map((target) => `${path}: imports ${packageOf(target)}, not declared`);
    });
}

function isRoomSource(path) {
  return /^(packages|apps|tooling)\/[^/]+\/(src|test)\//.test(path) && source.test(path);
}

function checkFile(root, path) {
  const found = [];
  const name = path.split('/').at(-1).split('.')[0];
  if (vagueNames.test(name)) found.push(`${path}: a file is named after its one idea`);
  const lines = readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length;
  if (path.includes('/src/') && lines > longest) {
    found.push(`${path}: has ${lines} lines; at most ${longest}`);
  }
  return found;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const violations = checkBoundaries(fileURLToPath(new URL('../../../', import.meta.url)));
  for (const violation of violations) console.log(violation);
  if (violations.length > 0) process.exitCode = 1;
}
