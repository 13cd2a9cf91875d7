import { type Signal as Reactive, signal } from '@preact/signals';
import type { Json, Values } from '../worker/protocol.ts';

/** The signal on the desk: every room works on it. */
export interface DeskSignal {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly weights?: readonly number[];
  readonly xLabel: string;
  readonly yLabel: string;
}

export const deskSignal: Reactive<DeskSignal | undefined> = signal(undefined);

/** A signal as the parameters of an experiment that takes one. */
export function signalValues({ x, y, weights, xLabel, yLabel }: DeskSignal): Values {
  return { x, y, ...(weights && { weights }), xLabel, yLabel } as Record<string, Json>;
}
