import { fileKind } from './magic-bytes.ts';
import type { RowOptions } from './read-image-row.ts';
import { readImageRow } from './read-image-row.ts';
import type { NpyOptions } from './read-npy.ts';
import { readNpy } from './read-npy.ts';
import type { TableSignalOptions } from './read-table-signal.ts';
import { readTableSignal } from './read-table-signal.ts';
import type { WavOptions } from './read-wav.ts';
import { readWav } from './read-wav.ts';
import { refuseOptions } from './refuse-options.ts';
import type { Signal } from './signal.ts';

/**
 * What makes the signal: columns of a table (`x`, `y`, `weights`, and how it is written), a `channel`
 * of sound, a `row` of an image or array, and which piece of it. An option that says nothing about
 * the file at hand is refused; how text is written (`delimiter`, …) is passed over with other files.
 */
export interface SignalOptions extends TableSignalOptions, WavOptions, RowOptions, NpyOptions {}

/**
 * Reads a signal from the bytes of a file, told by its content: a table (CSV, TSV, …; text is always
 * one), WAV sound, a row of a PNG or JPEG image, or a NumPy array (NPY). See `readTableSignal` for
 * tables; sound is amplitude over seconds; a row is grey level over columns of pixels.
 *
 * @throws InvalidSignalError with the source and what is wrong with it
 * @throws UnknownNameError or InvalidParameterError for a column, channel, row or piece that is not
 *   there, and for an option that the file has no use for
 */
export function readSignal(input: string | Uint8Array, options: SignalOptions = {}): Signal {
  const kind = typeof input === 'string' ? undefined : fileKind(input);
  if (typeof input === 'string' || kind?.format === undefined) {
    refuseOptions(options, ['channel', 'row'], 'a table');
    return readTableSignal(input, options);
  }
  switch (kind.format) {
    case 'wav':
      refuseOptions(options, ['x', 'y', 'weights', 'row'], 'sound');
      return readWav(input, options);
    case 'npy':
      refuseOptions(options, ['channel'], kind.what);
      return readNpy(input, options);
    default:
      refuseOptions(options, ['x', 'y', 'weights', 'channel'], kind.what);
      return readImageRow(input, options);
  }
}
