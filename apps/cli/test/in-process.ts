import { resolve } from 'node:path';
import { type Io, processIo } from '../src/io.ts';
import { main } from '../src/main.ts';

/** What a run of the command line came to. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The world of a run: its folder, environment and standard input. */
export interface World {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  /** Given what Ctrl-C does as soon as the command takes heed of it. */
  readonly interrupter?: (interrupt: () => void) => void;
}

const real = processIo();

/** Runs the command line in this process, with paths taken from the world's folder. */
export async function run(args: readonly string[], world: World): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const place = (path: string) => (path === '-' ? path : resolve(world.cwd, path));
  const io: Io = {
    env: { XDG_CONFIG_HOME: resolve(world.cwd, 'home'), ...world.env },
    cwd: world.cwd,
    interactive: false,
    print(text) {
      stdout += text;
    },
    tell(text) {
      stderr += text;
    },
    read: (path) =>
      path === '-' ? Buffer.from(world.stdin ?? '') : real.read(resolve(world.cwd, path)),
    list: (path) => real.list(place(path)),
    checkWritable: (path) => real.checkWritable(place(path)),
    makeFolder: (path) => real.makeFolder(place(path)),
    write(path, content) {
      if (path === '-') stdout += content;
      else real.write(place(path), content);
    },
    remove: (path) => real.remove(place(path)),
    onInterrupt(listener) {
      world.interrupter?.(listener);
      return () => {};
    },
  };
  const before = process.env;
  process.env = { ...before, ...world.env };
  try {
    return { code: await main(args, io), stdout, stderr };
  } finally {
    process.env = before;
  }
}

/** The one JSON document that a run prints; it must succeed and say nothing else. */
// biome-ignore lint/suspicious/noExplicitAny: a document of any shape
export async function json(args: readonly string[], world: World): Promise<any> {
  const { code, stdout, stderr } = await run([...args, '--json'], world);
  if (code !== 0 || stderr !== '') throw new Error(`exit ${code}: ${stderr}`);
  return JSON.parse(stdout);
}
