import { isSpectralBiasError, type RunContext } from '@spectral-bias/core';
import { type CommonOptions, type Run, startRun } from './common-options.ts';
import { InterruptedError } from './exit-code.ts';
import { type Interruption, interruption } from './interruption.ts';
import type { Io } from './io.ts';
import type { PluginSource } from './load-plugins.ts';
import {
  forgetWork,
  type KeptStore,
  unfinishedWork,
  type WorkIdentity,
} from './unfinished-work.ts';

/** The options of a run that may be interrupted and go on. */
export interface KeptRunOptions extends CommonOptions {
  readonly restart?: boolean;
}

/** What a command adds to a kept run. */
export interface KeptRunExtras {
  readonly plugins?: readonly PluginSource[];
  /** Told everything that the work saves. */
  readonly saved?: (name: string, bytes: Uint8Array) => void;
  /** How to go on after Ctrl-C, where nothing is kept in a folder but `saved` keeps it. */
  readonly advice?: string | undefined;
}

/**
 * Does work that Ctrl-C may interrupt and the same command goes on with: what it saves is kept in the
 * folder of `--out` until it is done. Without `--out` nothing is kept.
 *
 * @throws InterruptedError that says how to go on
 */
export async function runKept<R>(
  identity: WorkIdentity,
  options: KeptRunOptions,
  io: Io,
  { plugins = [], saved, advice }: KeptRunExtras,
  work: (run: Run) => Promise<R>,
): Promise<R> {
  const { out, ...rest } = options;
  if (out !== undefined && options.restart) forgetWork(out, identity, io);
  const unfinished = out === undefined ? undefined : unfinishedWork(out, identity, io);
  const seed = identity.seed ?? unfinished?.seed;
  const run = await startRun({ ...rest, ...(seed !== undefined && { seed }) }, io, plugins);
  if (unfinished?.damaged && !options.quiet) {
    io.tell(`what was kept in ${out} has been damaged; beginning anew\n`);
  }
  if (unfinished?.kept && !options.quiet) {
    io.tell(`going on from ${unfinished.kept}; --restart begins anew\n`);
  }
  const store = unfinished?.store(run.seed);
  const interrupt = interruption(io);
  const context = contextOf(run, store, saved, interrupt);
  try {
    const result = await work({ ...run, context });
    store?.clear();
    return result;
  } catch (error) {
    const tag = isSpectralBiasError(error) ? error.tag : undefined;
    if (tag === 'numerical') store?.clear(); // the same command would come to the same end
    if (tag !== 'aborted' || !interrupt.signal.aborted) throw error;
    throw new InterruptedError(interruptedWords(store, advice), { cause: error });
  } finally {
    run.stop();
    interrupt.stop();
  }
}

/** Work that uses its store lets events in and can be interrupted. */
function contextOf(
  run: Run,
  store: KeptStore | undefined,
  saved: KeptRunExtras['saved'],
  { signal, heed }: Interruption,
): RunContext {
  if (!store && !saved) return run.context;
  return {
    ...run.context,
    signal,
    store: {
      async load(name) {
        heed();
        return store?.load(name);
      },
      async save(name, bytes) {
        heed();
        await store?.save(name, bytes);
        saved?.(name, bytes);
      },
    },
  };
}

function interruptedWords(store: KeptStore | undefined, advice: string | undefined): string {
  if (store && !store.isEmpty()) {
    return `interrupted; what is done is kept in ${store.folder}: the same command goes on from there`;
  }
  return `interrupted; ${advice ?? 'nothing had been kept yet'}`;
}
