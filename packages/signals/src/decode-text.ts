import { badSignal } from './bad-signal.ts';

declare const TextDecoder: new (
  label: string,
  options?: { fatal?: boolean },
) => { decode(bytes: Uint8Array): string };

/** Text and how it was encoded. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

const archives: readonly (readonly [prefix: readonly number[], what: string])[] = [
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG image'],
  [[0xff, 0xd8, 0xff], 'a JPEG image'],
  [[0x50, 0x4b, 0x03, 0x04], 'a spreadsheet or zip archive; export it as CSV'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an old Excel workbook; export it as CSV'],
  [[0x1f, 0x8b], 'a gzip archive; unpack it first'],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF document'],
  [[0x52, 0x49, 0x46, 0x46], 'a WAV or other RIFF file'],
  [[0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59], 'a NumPy array'],
];

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
  for (const [prefix, what] of archives) {
    if (prefix.every((byte, i) => bytes[i] === byte)) {
      throw badSignal(`this is not CSV or TSV text but ${what}`, { source });
    }
  }
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
