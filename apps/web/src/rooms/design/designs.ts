import { type Signal, signal } from '@preact/signals';
import type { DesignRequest, Json, PluginSource, Values } from '../../worker/protocol.ts';
import { newLab, usePlugins } from '../../worker/the-lab.ts';
import { readRequest } from './design-request.ts';

/** The activations that were designed here, by name: what a link needs to design them again. */
const known = new Map<string, DesignRequest>();

/** Those that were designed last; earlier ones are forgotten. */
const mostKept = 6;

/** Whether activations of a link are being designed: rooms that name them have to wait. */
export const designing: Signal<boolean> = signal(false);

/** What is wrong with a design that a link brought, in words. */
export const designTrouble: Signal<string> = signal('');

/** The worker that designs, so that no other work waits for it. */
export const designLab = newLab();

const named = /^designed-[a-z0-9]{1,8}$/;

/** `designed-…`, the same for the same design. */
export function designName({ penalty, phase, range }: DesignRequest): string {
  let hash = 2166136261;
  for (const letter of JSON.stringify([penalty, phase, range])) {
    hash = Math.imul(hash ^ letter.codePointAt(0)!, 16777619) >>> 0;
  }
  return `designed-${hash.toString(36)}`;
}

/** Makes a design an activation that every room can name. */
export async function registerDesign(
  name: string,
  request: DesignRequest,
  text: string,
): Promise<void> {
  known.delete(name);
  known.set(name, request);
  for (const old of [...known.keys()].slice(0, -mostKept)) known.delete(old);
  const file = `${name}.js`;
  const stays = (one: PluginSource) =>
    one.name !== file && (!isDesign(one) || known.has(one.name.slice(0, -3)));
  await usePlugins((before) => [...before.filter(stays), { name: file, text }]);
}

const isDesign = ({ name }: PluginSource) => name.endsWith('.js') && named.test(name.slice(0, -3));

/** The designs that these values name, as a link holds them. */
export function designsInAddress(values: Values): Readonly<Record<string, Json>> {
  const text = JSON.stringify(values);
  const used = [...known].filter(([name]) => text.includes(name));
  if (used.length === 0) return {};
  return { designs: Object.fromEntries(used.map(([name, request]) => [name, { ...request }])) };
}

/** Designs what a link names, so that its room can be opened. */
export async function takeDesigns({ designs }: Values): Promise<void> {
  if (designs === null || typeof designs !== 'object') return;
  const wanted = Object.entries(designs)
    .filter(([name]) => named.test(name) && !known.has(name))
    .slice(0, mostKept);
  if (wanted.length === 0) return;
  designing.value = true;
  designTrouble.value = '';
  try {
    for (const [name, given] of wanted) {
      const request = readRequest((given ?? {}) as Values);
      const view = await designLab.call('design', { ...request, name }, { channel: name });
      await registerDesign(name, request, view.plugin);
    }
  } catch (error) {
    designTrouble.value = `An activation of this link could not be designed: ${(error as Error).message}`;
  } finally {
    designing.value = false;
  }
}
