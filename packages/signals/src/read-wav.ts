import { InvalidParameterError } from '@spectral-bias/core';
import { requireFinite } from './require-finite.ts';
import type { Signal } from './signal.ts';
import type { PieceOptions } from './signal-piece.ts';
import { choosePiece } from './signal-piece.ts';
import { readWavHeader } from './wav-header.ts';
import { wavSample } from './wav-sample.ts';

/** Which part of a sound makes the signal. */
export interface WavOptions extends PieceOptions {
  readonly source?: string | undefined;
  /** Counted from 1; 1 by default. */
  readonly channel?: number | undefined;
}

/**
 * Reads a channel of WAV sound: PCM of 8 to 32 bits scaled to [−1, 1), or floats as they are. x is
 * the time in seconds from the beginning of the file. Only the wanted piece is decoded.
 *
 * @throws InvalidSignalError as `readWavHeader` does, and for a float that is not finite
 * @throws InvalidParameterError for a channel or a piece that is not there
 */
export function readWav(bytes: Uint8Array, options: WavOptions = {}): Signal {
  const { source } = options;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { channels, rate, sampleBytes, float, start, frames, warnings } = readWavHeader(
    view,
    source,
  );
  const channel = chooseChannel(channels, options.channel);
  const piece = choosePiece(frames, options);
  const sample = wavSample(sampleBytes, float);
  const first = start + (channel - 1) * sampleBytes;
  const step = channels * sampleBytes;
  const length = piece.end - piece.start;
  const x = new Float64Array(length);
  const y = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    x[i] = (piece.start + i) / rate;
    y[i] = sample(view, first + (piece.start + i) * step);
  }
  const untold = channels > 1 && options.channel === undefined;
  return {
    x,
    y: requireFinite(y, (i) => `the sample at ${x[i]} s`, source),
    xName: 'time (s)',
    yName: 'amplitude',
    warnings: [...warnings, ...(untold ? [`channel 1 of ${channels} was read`] : [])],
  };
}

function chooseChannel(channels: number, channel = 1): number {
  if (Number.isInteger(channel) && channel >= 1 && channel <= channels) return channel;
  const expected = channels === 1 ? '1, the only channel' : `a channel, 1 to ${channels}`;
  throw new InvalidParameterError('channel', channel, expected);
}
