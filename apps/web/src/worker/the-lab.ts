import { type Signal, signal } from '@preact/signals';
import { createLab, type Lab, SupersededError } from './lab.ts';
import type { Catalogue, PluginSource } from './protocol.ts';

const start = () =>
  new Worker(new URL('./lab-worker.ts', import.meta.url), { type: 'module', name: 'lab' });

/** The worker that every room shares. */
export const lab: Lab = createLab(start);

/** The visitor's plug-ins that are in use. */
export const plugins: Signal<readonly PluginSource[]> = signal([]);

/** What there is to choose from; undefined until the worker has said. */
export const catalogue: Signal<Catalogue | undefined> = signal(undefined);

const others: Lab[] = [];

/** A worker of its own, for a room that keeps one busy. */
export function newLab(): Lab {
  const own = createLab(start);
  others.push(own);
  own.usePlugins(plugins.peek(), catalogue.peek()?.added ?? []);
  return own;
}

/** Why there is no catalogue, in words. */
export const catalogueTrouble: Signal<string> = signal('');

/** A plug-in that has not loaded by then never will. */
const LOADING_MS = 8000;
const NEVER_ENDS = 'the plug-in did not finish loading: it may loop; those before stay in use';

/** One change after another: each begins with the plug-ins that the one before left. */
let lastChange: Promise<void> = Promise.resolve();

/**
 * Changes which plug-ins are in use.
 *
 * @throws LabError if one of them cannot be loaded; then those before stay in use
 */
export function usePlugins(
  change: (before: readonly PluginSource[]) => readonly PluginSource[],
): Promise<void> {
  const next = lastChange.then(() => load(change(plugins.value)));
  lastChange = next.catch(() => {});
  return next;
}

async function load(sources: readonly PluginSource[]): Promise<void> {
  const timer = sources.length > 0 && setTimeout(() => lab.cancel('catalogue'), LOADING_MS);
  const found = await lab
    .call('catalogue', sources, { channel: 'catalogue' })
    .catch(async (error: Error) => {
      await lab.call('catalogue', plugins.value, { channel: 'catalogue' });
      throw error instanceof SupersededError ? new Error(NEVER_ENDS) : error;
    })
    .finally(() => clearTimeout(timer || undefined));
  for (const one of [lab, ...others]) one.usePlugins(sources, found.added);
  plugins.value = sources;
  catalogue.value = found;
}

/** Asks the worker what there is. */
export async function loadCatalogue(): Promise<void> {
  try {
    await usePlugins((before) => before);
  } catch (error) {
    catalogueTrouble.value = (error as Error).message;
  }
}
