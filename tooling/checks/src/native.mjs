// Holds every compiled kernel against its source: the recorded hashes always, the bytes themselves
// where the compiler that made them is installed.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const eigen = '/usr/include/eigen3/Eigen/src/Core/util/Macros.h';

/** What is wrong with the shipped kernels of the package in `folder`, one line each. */
export async function checkNative(folder) {
  const script = join(folder, 'native', 'build.mjs');
  const build = await import(pathToFileURL(script).href);
  const remedy = `run node ${relative(root, script)}`;
  return build.moduleNames().flatMap((name) => checkBinary(name, build, remedy));
}

function checkBinary(name, { sourceHash, bytesHash, readBinary, compile }, remedy) {
  const binary = readBinary(name);
  const at = `native/${name}.cpp`;
  if (!binary) return [`${at}: src/${name}-binary.ts is missing or damaged; ${remedy}`];
  const found = [];
  if (binary.source !== sourceHash(name)) found.push(`${at}: has changed since; ${remedy}`);
  if (binary.hash !== bytesHash(binary.bytes)) {
    found.push(`${at}: the bytes in src/${name}-binary.ts are not those recorded; ${remedy}`);
  }
  if (found.length === 0 && missingTool() === undefined && !compile(name).equals(binary.bytes)) {
    found.push(`${at}: compiles to other bytes than those shipped; ${remedy}`);
  }
  return found;
}

/** What keeps this machine from compiling the same bytes, if anything. */
export function missingTool() {
  try {
    const version = execFileSync('clang++-14', ['--version'], { encoding: 'utf8' });
    if (!version.includes('clang version 14.0.6')) return 'clang++-14 is not 14.0.6';
  } catch {
    return 'there is no clang++-14';
  }
  if (!existsSync(eigen)) return 'libeigen3-dev is not installed';
  const version = ['WORLD', 'MAJOR', 'MINOR'].map(
    (part) => new RegExp(`EIGEN_${part}_VERSION (\\d+)`).exec(readFileSync(eigen, 'utf8'))?.[1],
  );
  if (version.join('.') !== '3.4.0') return `Eigen is ${version.join('.')}, not 3.4.0`;
  const libraries = ['/usr/lib/wasm32-wasi/libc.a', '/usr/lib/wasm32-wasi/libc++.a'];
  const missing = libraries.find((path) => !existsSync(path));
  return missing && `there is no ${missing}`;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const missing = missingTool();
  if (missing) console.log(`native: not compiled anew, only hashes compared: ${missing}`);
  const packages = readdirSync(join(root, 'packages'))
    .map((name) => join(root, 'packages', name))
    .filter((folder) => existsSync(join(folder, 'native', 'build.mjs')));
  const found = (await Promise.all(packages.map(checkNative))).flat();
  for (const line of found) console.error(`native: ${line}`);
  if (found.length > 0) process.exitCode = 1;
  else console.log(`native: ok (${packages.length} packages)`);
}
