import { AbortedError } from './errors.ts';
import type { Random } from './random.ts';
import { createRandom } from './random.ts';
import type { Registry } from './registry.ts';
import { createRegistry } from './registry.ts';

/** Told how far the work is: the done share from 0 to 1, and what is being done. */
export type Progress = (share: number, stage: string) => void;

/** What an AbortSignal shows of itself. */
export interface AbortFlag {
  readonly aborted: boolean;
  readonly reason?: unknown;
}

/** What long work may ask of its caller. */
export interface WorkOptions {
  readonly progress?: Progress | undefined;
  readonly signal?: AbortFlag | undefined;
}

/**
 * Where long work leaves what it needs to go on after an interruption. What it loads was left by a
 * run of the same experiment with the same parameters and seed.
 */
export interface WorkStore {
  load(name: string): Promise<Uint8Array | undefined>;
  save(name: string, bytes: Uint8Array): Promise<void>;
}

/** What an experiment is given to run with. */
export interface RunContext extends WorkOptions {
  readonly registry: Registry;
  readonly random: Random;
  /** Work of minutes saves its state here now and then; absent where nothing can be kept. */
  readonly store?: WorkStore | undefined;
}

/** A context with what is left out filled in: an empty registry, seed 0. */
export function createContext(given: Partial<RunContext> = {}): RunContext {
  return {
    ...given,
    registry: given.registry ?? createRegistry([]),
    random: given.random ?? createRandom(0),
  };
}

/**
 * Reports progress, then throws if the caller has aborted. Long loops call it between rounds.
 *
 * @throws AbortedError
 */
export function checkpoint(options: WorkOptions | undefined, share: number, stage: string): void {
  options?.progress?.(share, stage);
  if (options?.signal?.aborted) throw new AbortedError({ cause: options.signal.reason });
}
