import { badSignal } from './bad-signal.ts';
import { fileKind } from './magic-bytes.ts';

declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean },
) => { decode(bytes: Uint8Array): string };

/** Text and how it was encoded. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

/**
 * The text of a file: UTF-8, UTF-16 with a byte-order mark, else Windows-1252. A byte-order mark is
 * removed. Text is taken as it is, without its mark.
 *
 * @throws InvalidSignalError for binary data
 */
export function decodeText(input: string | Uint8Array, source?: string): DecodedText {
  const decoded = typeof input === 'string' ? asText(input) : decodeBytes(input, source);
  const binary = binaryCharacter(decoded.text);
  if (binary !== undefined) {
    throw badSignal(
      `this is not text: it holds the control character U+00${binary}; expected CSV or TSV` +
        (binary === '00' ? ' (UTF-16 needs its byte-order mark)' : ''),
      { source },
    );
  }
  return decoded;
}

function asText(input: string): DecodedText {
  return { text: input.charCodeAt(0) === 0xfeff ? input.slice(1) : input, encoding: 'utf-8' };
}

function decodeBytes(bytes: Uint8Array, source: string | undefined): DecodedText {
  const kind = fileKind(bytes);
  if (kind) throw badSignal(`this is not CSV or TSV text but ${kind.what}`, { source });
  const encoding = marked(bytes);
  if (encoding) return { text: new TextDecoder(encoding).decode(bytes), encoding };
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
      encoding: 'utf-8',
    };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
  }
}

function marked(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return undefined;
}

/** Two hex digits of the first control character that text does not have. */
function binaryCharacter(text: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it is for
  const found = /[\x00-\x08\x0e-\x1b]/.exec(text);
  return found?.[0].charCodeAt(0).toString(16).padStart(2, '0').toUpperCase();
}
