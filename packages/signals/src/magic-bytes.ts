/** A kind of binary file, told by its first bytes. */
export interface FileKind {
  /** The reader for it, if there is one. */
  readonly format?: 'wav' | 'png' | 'jpeg' | 'npy';
  /** In words, as it should stand in a message, with what to do where it is not read. */
  readonly what: string;
  readonly prefix: readonly number[];
}

const kinds: readonly FileKind[] = [
  { format: 'png', what: 'a PNG image', prefix: [0x89, 0x50, 0x4e, 0x47] },
  { format: 'jpeg', what: 'a JPEG image', prefix: [0xff, 0xd8, 0xff] },
  { format: 'wav', what: 'a WAV or other RIFF file', prefix: ascii('RIFF') },
  { format: 'npy', what: 'a NumPy array', prefix: [0x93, ...ascii('NUMPY')] },
  {
    what: 'a spreadsheet, NPZ or other zip archive; export it as CSV or NPY',
    prefix: [0x50, 0x4b, 3, 4],
  },
  { what: 'an old Excel workbook; export it as CSV', prefix: [0xd0, 0xcf, 0x11, 0xe0] },
  { what: 'a gzip archive; unpack it first', prefix: [0x1f, 0x8b] },
  { what: 'a PDF document', prefix: ascii('%PDF') },
  { what: 'a big-endian WAV file; save it as a plain WAV', prefix: ascii('RIFX') },
  { what: 'a 64-bit WAV file; save it as a plain WAV', prefix: ascii('RF64') },
  { what: 'FLAC audio; convert it to WAV', prefix: ascii('fLaC') },
  { what: 'Ogg audio; convert it to WAV', prefix: ascii('OggS') },
  { what: 'MP3 audio; convert it to WAV', prefix: ascii('ID3') },
  { what: 'a GIF image; convert it to PNG', prefix: ascii('GIF8') },
  { what: 'a TIFF image; convert it to PNG', prefix: [0x49, 0x49, 0x2a, 0] },
  { what: 'a TIFF image; convert it to PNG', prefix: [0x4d, 0x4d, 0, 0x2a] },
];

/** What a file is by its first bytes; undefined for what may be text. */
export function fileKind(bytes: Uint8Array): FileKind | undefined {
  return kinds.find(({ prefix }) => prefix.every((byte, i) => bytes[i] === byte));
}

function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
