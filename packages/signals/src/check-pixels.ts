import { badSignal } from './bad-signal.ts';

const MOST = 1e8;

/**
 * Checks the size that an image claims, before anything is unpacked.
 *
 * @throws InvalidSignalError for no pixels and for more than 1e8
 */
export function checkPixels(width: number, height: number, source: string | undefined): void {
  const size = `${width} × ${height} pixels`;
  if (width * height === 0) throw badSignal(`the image claims ${size}`, { source });
  if (width * height <= MOST) return;
  const most = MOST.toLocaleString('en');
  throw badSignal(`the image claims ${size}; at most ${most} are read`, { source });
}
