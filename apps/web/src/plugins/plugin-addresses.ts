import { type Signal, signal } from '@preact/signals';
import type { Json } from '../worker/protocol.ts';
import { usePlugins } from '../worker/the-lab.ts';

/** Addresses that a link asks for and the visitor has not consented to yet. */
export const wanted: Signal<readonly string[]> = signal([]);

/** Addresses in use, so that a link can name them. */
const loaded: Signal<readonly string[]> = signal([]);

/** The most that a link may ask for. */
const mostAddresses = 8;

/** The most characters of a plug-in. */
const mostText = 1_000_000;

/** The plug-ins that came from an address, as an address holds them. */
export function pluginsInAddress(): Readonly<Record<string, Json>> {
  return loaded.value.length === 0 ? {} : { plugin: loaded.value };
}

/** Takes note of the plug-ins that a link asks for: nothing is loaded without consent. */
export function wantFromAddress({ plugin }: Readonly<Record<string, Json>>): void {
  const list = Array.isArray(plugin) ? plugin : [plugin];
  const asked = list.filter((one) => typeof one === 'string' && isAddress(one)) as string[];
  wanted.value = asked.filter((one) => !loaded.peek().includes(one)).slice(0, mostAddresses);
}

/** True for what can be fetched. */
function isAddress(text: string): boolean {
  return (
    URL.canParse(text, location.href) && /^https?:$/.test(new URL(text, location.href).protocol)
  );
}

/**
 * Fetches a plug-in and takes it into use.
 *
 * @throws Error that says what is wrong with the address or the plug-in
 */
export async function loadAddress(address: string): Promise<void> {
  if (!isAddress(address)) throw new Error(`${address} is no address of a file`);
  const reply = await fetch(new URL(address, location.href), { credentials: 'omit' }).catch(() => {
    throw new Error(`${address} cannot be fetched: its server must be there and allow other pages`);
  });
  if (!reply.ok) throw new Error(`${address} answers ${reply.status}`);
  await addPlugin(nameOf(address), await reply.text());
  loaded.value = [...loaded.value.filter((one) => one !== address), address];
  wanted.value = wanted.value.filter((one) => one !== address);
}

/** Takes a plug-in into use, instead of one of the same file name. */
export async function addPlugin(name: string, text: string): Promise<void> {
  if (text.length > mostText) throw new Error(`${name} is too large for a plug-in`);
  await usePlugins((before) => [...before.filter((one) => one.name !== name), { name, text }]);
}

/** Puts a plug-in out of use. */
export async function removePlugin(name: string): Promise<void> {
  await usePlugins((before) => before.filter((one) => one.name !== name));
  loaded.value = loaded.value.filter((address) => nameOf(address) !== name);
}

const nameOf = (address: string) => new URL(address, location.href).pathname.split('/').at(-1)!;
