import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Json, Values } from '../worker/protocol.ts';

/** Which thing of each kind is meant: `{ component: 7 }`, `{ activation: 'relu' }`. */
export type Things = Readonly<Record<string, number | string>>;

/** What is pointed at or focused, and in which figure or table. */
export interface PointedThings {
  readonly things: Things;
  readonly from: string;
}

/** What is pointed at now. */
export const pointed: Signal<PointedThings | undefined> = signal(undefined);

/** What was clicked and stays lit until it is let go; an address holds it. */
export const pinned: Signal<Things> = signal({});

/** What is lit in every figure that shows it: what is pointed at, before what is pinned. */
export const lit: ReadonlySignal<Things> = computed(() => ({
  ...pinned.value,
  ...pointed.value?.things,
}));

/** Says what is pointed at; without things, that a figure or table is left. */
export function pointAt(from: string, things: Things | undefined): void {
  const before = pointed.peek();
  if (things && Object.keys(things).length > 0) {
    const same = before?.from === from && sameThings(before.things, things);
    if (!same) pointed.value = { things, from };
  } else if (before?.from === from) pointed.value = undefined;
}

/** Keeps lit what is pointed at, or lets it go if it is kept already. */
export function pin(): void {
  const things = pointed.peek()?.things;
  if (!things) return;
  pinned.value = sameThings(things, pinned.peek()) ? {} : things;
}

/** Lets go what is pinned. */
export function unpin(): void {
  if (Object.keys(pinned.peek()).length > 0) pinned.value = {};
}

/** `component 7`, as people say it. */
export function thingsInWords(things: Things): string {
  return Object.entries(things)
    .map(([kind, which]) => `${kind} ${which}`)
    .join(', ');
}

function sameThings(one: Things, other: Things): boolean {
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length && names.every((name) => one[name] === other[name])
  );
}

/** What is pinned, as an address holds it. */
export function pinInAddress(): Readonly<Record<string, Json>> {
  return Object.keys(pinned.value).length > 0 ? { pin: pinned.value } : {};
}

/** The most kinds that an address may pin, and the longest name. */
const most = { kinds: 4, name: 80 };

/** Pins what an address says, as far as it can be read. */
export function takePin({ pin: given }: Values): void {
  const right = typeof given === 'object' && given !== null && !Array.isArray(given);
  const entries = right ? Object.entries(given).slice(0, most.kinds) : [];
  pinned.value = Object.fromEntries(
    entries.filter(([kind, which]) => /^[a-z-]{1,40}$/.test(kind) && isThing(which)),
  ) as Things;
}

function isThing(which: Json): boolean {
  return typeof which === 'string' ? which.length <= most.name : Number.isSafeInteger(which);
}
