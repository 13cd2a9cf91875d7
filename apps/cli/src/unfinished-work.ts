import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { ParameterValues, WorkStore } from '@spectral-bias/core';
import type { Io } from './io.ts';
import { jsonDocument } from './json.ts';
import { version } from './version.ts';

/** What tells one piece of work from all others. */
export interface WorkIdentity {
  readonly experiment: string;
  /** Every parameter in force, defaults included. */
  readonly params: ParameterValues;
  /** Left out where any will do, as that of the work that is kept. */
  readonly seed?: number | undefined;
}

/** Work that an interrupted run of the same command has left, and what it says of itself. */
export interface UnfinishedWork {
  /** The seed given, else that of the work that is kept, if some is. */
  readonly seed: number | undefined;
  /** The folder that holds what is kept; undefined where nothing is. */
  readonly kept: string | undefined;
  /** A file of it had been damaged, and all of it is thrown away. */
  readonly damaged: boolean;
  /** Where a run with this seed keeps its state. */
  store(seed: number): KeptStore;
}

/** A store in a folder. */
export interface KeptStore extends WorkStore {
  readonly folder: string;
  /** Whether there is anything in it. */
  isEmpty(): boolean;
  /** Throws it away, as the work is done. */
  clear(): void;
}

/** Bytes of the checksum (SHA-256) at the head of each file. */
const checksumBytes = 32;

const ending = '.kept';

/**
 * The unfinished work of this identity and version in `out/unfinished/`. Other parameters have
 * another folder there, so that none is ever taken for another.
 */
export function unfinishedWork(out: string, identity: WorkIdentity, io: Io): UnfinishedWork {
  const parent = join(out, 'unfinished');
  const prefix = `${identity.experiment}-${digestOf(identity)}-`;
  const store = (seed: number) => keptStore(parent, `${prefix}${seed}`, io);
  const seed = identity.seed ?? keptSeed(parent, prefix, io);
  if (seed === undefined) return { seed, kept: undefined, damaged: false, store };
  const found = store(seed);
  const damaged = !isSound(found.folder, io);
  if (damaged) found.clear();
  return { seed, kept: found.isEmpty() ? undefined : found.folder, damaged, store };
}

/** Throws away what is kept, of every seed where none is given. */
export function forgetWork(out: string, identity: WorkIdentity, io: Io): void {
  const parent = join(out, 'unfinished');
  const prefix = `${identity.experiment}-${digestOf(identity)}-`;
  for (const name of io.list(parent)) {
    const wanted = identity.seed === undefined || name === `${prefix}${identity.seed}`;
    if (name.startsWith(prefix) && wanted) keptStore(parent, name, io).clear();
  }
}

function digestOf({ experiment, params }: WorkIdentity): string {
  const text = jsonDocument({ version, experiment, params, warnings: [] });
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function keptSeed(parent: string, prefix: string, io: Io): number | undefined {
  const name = io
    .list(parent)
    .find((one) => one.startsWith(prefix) && /^\d+$/.test(one.slice(prefix.length)));
  return name === undefined ? undefined : Number(name.slice(prefix.length));
}

function keptStore(parent: string, name: string, io: Io): KeptStore {
  const folder = join(parent, name);
  const fileOf = (key: string) => `${encodeURIComponent(key)}${ending}`;
  return {
    folder,
    isEmpty: () => io.list(folder).every((file) => !file.endsWith(ending)),
    async load(key) {
      if (!io.list(folder).includes(fileOf(key))) return undefined;
      return unsealed(io.read(join(folder, fileOf(key))));
    },
    async save(key, bytes) {
      io.makeFolder(folder);
      io.write(join(folder, fileOf(key)), sealed(bytes));
    },
    clear() {
      io.remove(folder);
      if (io.list(parent).length === 0) io.remove(parent);
    },
  };
}

function sealed(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([createHash('sha256').update(bytes).digest(), bytes]);
}

/** The content of a sealed file; undefined where it is not what was written. */
function unsealed(file: Uint8Array): Uint8Array | undefined {
  const content = file.slice(checksumBytes);
  const checksum = createHash('sha256').update(content).digest();
  return checksum.equals(file.subarray(0, checksumBytes)) ? content : undefined;
}

function isSound(folder: string, io: Io): boolean {
  const files = io.list(folder).filter((file) => file.endsWith(ending));
  return files.every((file) => unsealed(io.read(join(folder, file))) !== undefined);
}
