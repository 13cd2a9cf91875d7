/** Decoded pixels, from the top left in rows, the channels of a pixel side by side. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  /** Grey, grey and alpha, RGB, RGB and alpha. */
  readonly channels: 1 | 2 | 3 | 4;
  /** What stands for white: 255 or 65535. */
  readonly peak: number;
  readonly data: Uint8Array | Uint8ClampedArray | Uint16Array;
  /** What a reader should know of how the image was understood. */
  readonly warnings: string[];
}
