import { type Signal, signal } from '@preact/signals';
import type { RunRequest } from './protocol.ts';

/** What the open room shows: what is exported when the visitor asks for it. */
export const currentRun: Signal<RunRequest | undefined> = signal(undefined);
