import type { RunRequest } from './protocol.ts';

/** The same for the same run: a signal stands for itself by its id. */
export function runKey({ experiment, params, seed, signal }: RunRequest): string {
  return JSON.stringify([experiment, params, seed, signal?.id]);
}
