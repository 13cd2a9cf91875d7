// `node build.mjs [NAME…]`: compiles every .cpp of the folder (or NAME.cpp) to WebAssembly and writes ../src/<name>-binary.ts: the module
// as text, the hash of what it was made from, and the hash of its bytes. The same sources and the
// same compiler give the same bytes. Needs clang 14, lld, wasi-libc, libc++-dev-wasm32,
// libclang-rt-dev-wasm32 and libeigen3-dev 3.4 (names of Debian's packages).
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const compiler = 'clang++-14';

const flags = [
  '--target=wasm32-wasi',
  '-std=c++17',
  '-O3',
  '-msimd128',
  '-fno-exceptions',
  '-fno-rtti',
  '-DNDEBUG',
  '-Wall',
  '-Werror',
  '-isystem/usr/include/eigen3',
  '-mexec-model=reactor',
  '-Wl,-z,stack-size=1048576',
  '-Wl,--strip-all',
  '-Wl,--export=__heap_base',
];

/** The modules in a folder, by the names of their sources, and how they are compiled. */
export function nativeModules(folder) {
  const binaryPath = (name) => join(folder, '..', 'src', `${name}-binary.ts`);

  const moduleNames = () =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.cpp'))
      .map((file) => file.slice(0, -'.cpp'.length))
      .sort();

  /** SHA-256 of a module's source, of the headers beside it, of the flags and the compiler. */
  function sourceHash(name) {
    const headers = readdirSync(folder).filter((file) => file.endsWith('.h'));
    const hash = createHash('sha256').update(JSON.stringify([compiler, ...flags]));
    for (const file of [`${name}.cpp`, ...headers.sort()]) {
      hash.update(`\0${file}\0`).update(readFileSync(join(folder, file), 'utf8'));
    }
    return hash.digest('hex');
  }

  /** The bytes of a module, freshly compiled. */
  function compile(name) {
    const work = mkdtempSync(join(tmpdir(), 'native-'));
    try {
      const target = join(work, `${name}.wasm`);
      execFileSync(compiler, [...flags, `${name}.cpp`, '-o', target], {
        cwd: folder,
        stdio: 'inherit',
      });
      return readFileSync(target);
    } finally {
      rmSync(work, { recursive: true });
    }
  }

  /** What a generated file holds; undefined where it is missing or not of this form. */
  function readBinary(name) {
    try {
      const text = readFileSync(binaryPath(name), 'utf8');
      const [, source] = /^\/\/ source ([0-9a-f]{64})$/m.exec(text);
      const [, bytes] = /^\/\/ bytes ([0-9a-f]{64})$/m.exec(text);
      const [, base64] = /= '([A-Za-z0-9+/=]+)';$/m.exec(text);
      return { source, hash: bytes, bytes: Buffer.from(base64, 'base64') };
    } catch {
      return undefined;
    }
  }

  function writeBinary(name, bytes) {
    const lines = [
      `// Generated from native/${name}.cpp by native/build.mjs; do not edit.`,
      `// source ${sourceHash(name)}`,
      `// bytes ${bytesHash(bytes)}`,
      '/** A WebAssembly module in base64. */',
      `export const ${name}Binary: string = '${bytes.toString('base64')}';`,
    ];
    writeFileSync(binaryPath(name), `${lines.join('\n')}\n`);
  }

  return { moduleNames, sourceHash, compile, readBinary, writeBinary };
}

export function bytesHash(bytes) {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Where the script at `address` is what was started: compiles the modules that it was asked for. */
export function runBuild({ moduleNames, compile, writeBinary }, address) {
  if (!process.argv[1] || resolve(process.argv[1]) !== fileURLToPath(address)) return;
  const wanted = process.argv.slice(2);
  for (const name of wanted.length > 0 ? wanted : moduleNames()) {
    const bytes = compile(name);
    writeBinary(name, bytes);
    process.stdout.write(`${name}: ${bytes.length} bytes\n`);
  }
}

const modules = nativeModules(fileURLToPath(new URL('.', import.meta.url)));

export const { moduleNames, sourceHash, compile, readBinary } = modules;

runBuild(modules, import.meta.url);
