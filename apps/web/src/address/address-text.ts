import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import type { Json, Values } from '../worker/protocol.ts';

/** The version of the address; one from a newer lab is read as far as it is understood. */
export const ADDRESS_VERSION = 1;

/** Values longer than this are packed. */
const longestPlain = 120;

/** The most characters that an address may bring. */
export const longestAddress = 200_000;

/** The most bytes that packed values may unfold to. */
const mostUnpacked = 8_000_000;

/** What an address says: a room, and values by name. */
export interface AddressState {
  readonly room: string;
  readonly values: Values;
}

/** `#/fit?v=1&activation=tanh&z=…`: short values can be read and typed, long ones are packed. */
export function formatAddress({ room, values }: AddressState): string {
  const query = new URLSearchParams({ v: String(ADDRESS_VERSION) });
  const long: Record<string, Json> = {};
  for (const [name, value] of Object.entries(values)) {
    const text = formatValue(value);
    if (text.length > longestPlain) long[name] = value;
    else query.append(name, text);
  }
  if (Object.keys(long).length > 0) query.append('z', pack(long));
  return `#/${room}?${query}`;
}

/** An address that is too long, too large once unpacked, or not one of ours. */
class AddressError extends Error {
  override readonly name = 'AddressError';
}

/**
 * What an address says. Nothing in it is trusted: values are checked where they are used.
 *
 * @throws AddressError
 */
export function parseAddress(hash: string): AddressState & { readonly version: number } {
  if (hash.length > longestAddress) {
    throw new AddressError(
      `the address has ${hash.length} characters; the lab reads up to ${longestAddress}`,
    );
  }
  const [path = '', search = ''] = hash.replace(/^#\/?/, '').split('?', 2);
  const query = new URLSearchParams(search);
  const version = Number(query.get('v') ?? ADDRESS_VERSION);
  const values: Record<string, Json> = {};
  for (const [name, text] of query) {
    if (name === 'z') Object.assign(values, unpack(text));
    else if (name !== 'v') values[name] = parseValue(text);
  }
  return { room: decodeURIComponent(path), values, version };
}

/** Text stands for itself unless it would be read as something else. */
function formatValue(value: Json): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  return parseValue(value) === value ? value : JSON.stringify(value);
}

function parseValue(text: string): Json {
  if (!/^([-\d[{"]|true$|false$|null$)/.test(text)) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}

function pack(values: Values): string {
  const bytes = deflateSync(strToU8(JSON.stringify(values)), { level: 9 });
  let text = '';
  for (let i = 0; i < bytes.length; i += 4096) {
    text += String.fromCharCode(...bytes.subarray(i, i + 4096));
  }
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function unpack(text: string): Values {
  try {
    const raw = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const packed = Uint8Array.from(raw, (char) => char.charCodeAt(0));
    const bytes = inflateSync(packed, { out: new Uint8Array(mostUnpacked) });
    const values: unknown = JSON.parse(strFromU8(bytes));
    if (typeof values !== 'object' || values === null || Array.isArray(values)) throw new Error();
    return values as Values;
  } catch {
    throw new AddressError('the packed part of the address is damaged: it may have been cut off');
  }
}
