import { badSignal } from './bad-signal.ts';

/** Where the samples of a WAV file are and how they are written. */
export interface WavLayout {
  readonly channels: number;
  /** Frames per second; a frame has one sample of each channel. */
  readonly rate: number;
  readonly sampleBytes: number;
  readonly float: boolean;
  /** Offset of the first frame in the file. */
  readonly start: number;
  readonly frames: number;
  readonly warnings: readonly string[];
}

type Format = Omit<WavLayout, 'start' | 'frames' | 'warnings'>;

const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;
const UNKNOWN_SIZE = 0xffffffff;

/**
 * Reads the chunks of a WAV file up to its samples.
 *
 * @throws InvalidSignalError for a file that is cut off, is no WAV, or is compressed
 */
export function readWavHeader(view: DataView, source?: string): WavLayout {
  const form = chunkName(view, 8);
  if (form !== 'WAVE') {
    const found = form === undefined ? 'it ends in its header' : `its form is "${form}"`;
    throw badSignal(`this is no WAV file: ${found}`, { source });
  }
  let format: Format | undefined;
  for (let at = 12; at + 8 <= view.byteLength; ) {
    const size = view.getUint32(at + 4, true);
    const name = chunkName(view, at);
    if (name === 'data') return withSamples(view, format, at + 8, size, source);
    if (name === 'fmt ') format = readFormat(view, at + 8, size, source);
    at += 8 + size + (size % 2);
  }
  throw badSignal('the WAV file is cut off: there are no samples', { source });
}

function chunkName(view: DataView, at: number): string | undefined {
  if (at + 4 > view.byteLength) return undefined;
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => view.getUint8(at + i)));
}

function readFormat(
  view: DataView,
  at: number,
  size: number,
  source: string | undefined,
): Format | undefined {
  if (size < 16 || at + size > view.byteLength) return undefined;
  const tag = view.getUint16(at, true);
  const code = tag === EXTENSIBLE && size >= 26 ? view.getUint16(at + 24, true) : tag;
  const channels = view.getUint16(at + 2, true);
  const rate = view.getUint32(at + 4, true);
  const bits = view.getUint16(at + 14, true);
  const sampleBytes = Math.ceil(bits / 8);
  if (channels === 0 || rate === 0 || view.getUint16(at + 12, true) !== channels * sampleBytes) {
    const found = `${channels} channels at ${rate} Hz with ${bits} bits`;
    throw badSignal(`the WAV header contradicts itself: ${found}`, { source });
  }
  const float = code === FLOAT;
  if (!(float ? [32, 64].includes(bits) : code === PCM && sampleBytes >= 1 && sampleBytes <= 4)) {
    const found = `${bits} bits in format ${code}`;
    const expected = 'PCM of 8 to 32 bits or floats of 32 or 64';
    throw badSignal(`the WAV file has ${found}; expected ${expected}`, { source });
  }
  return { channels, rate, sampleBytes, float };
}

function withSamples(
  view: DataView,
  format: Format | undefined,
  start: number,
  size: number,
  source: string | undefined,
): WavLayout {
  if (!format) throw badSignal('the WAV file does not say how its samples are written', { source });
  const present = view.byteLength - start;
  const streamed = size === UNKNOWN_SIZE;
  if (size > present && !streamed) {
    const problem = `the WAV file is cut off: its header promises ${size} bytes of samples, ${present} are there`;
    throw badSignal(problem, { source });
  }
  const bytes = streamed ? present : size;
  const frameBytes = format.channels * format.sampleBytes;
  const frames = Math.floor(bytes / frameBytes);
  if (frames === 0) throw badSignal('the WAV file has no samples', { source });
  const rest = bytes % frameBytes;
  const warnings = [
    ...(streamed ? ['the WAV header does not say how long the sound is; all of it was read'] : []),
    ...(rest > 0
      ? [`the last ${rest} bytes of the sound are no whole sample; they are left out`]
      : []),
  ];
  return { ...format, start, frames, warnings };
}
