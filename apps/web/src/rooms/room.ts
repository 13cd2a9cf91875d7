import type { ComponentType } from 'preact';
import type { Values } from '../worker/protocol.ts';

/** A room of the lab: one question, and what teaches its answer. */
export interface Room {
  /** As in the address. */
  readonly name: string;
  readonly title: string;
  /** What one comes here to ask. */
  readonly question: string;
  /** Three sentences that teach. */
  readonly lesson: readonly [string, string, string];
  /** One thing to try: the choices that do it, and where if not here. */
  readonly attempt: { readonly text: string; readonly values: Values; readonly room?: string };
  /** Its own code, loaded when it is opened. */
  load(): Promise<{ readonly default: ComponentType }>;
}
