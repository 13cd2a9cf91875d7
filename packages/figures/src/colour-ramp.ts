import * as Plot from '@observablehq/plot';
import type { RasterMark } from '@spectral-bias/core';

/** Which way numbers become colours. */
export type RampKind = RasterMark['colours'];

/** A colour as PNG writes it, without its opacity. */
export type Rgb = readonly [red: number, green: number, blue: number];

/**
 * Sequential: viridis (Smith and van der Walt, 2015). Diverging: blue over paper white to orange,
 * evenly in CIELAB on both sides. Neither leaves out readers who see fewer colours.
 */
const RAMPS: Readonly<Record<RampKind, Plot.ScaleOptions>> = {
  sequential: { type: 'linear', scheme: 'viridis', domain: [0, 1] },
  diverging: {
    type: 'linear',
    domain: [0, 0.25, 0.5, 0.75, 1],
    range: ['#0b3c78', '#5094d2', '#f7f5f0', '#e5883f', '#842c06'],
    interpolate: 'lab',
  },
};

function channels(colour: string): Rgb {
  const hex = /^#(..)(..)(..)$/.exec(colour);
  const [, red, green, blue] = hex ?? /(\d+), (\d+), (\d+)/.exec(colour)!;
  const base = hex ? 16 : 10;
  return [Number.parseInt(red!, base), Number.parseInt(green!, base), Number.parseInt(blue!, base)];
}

/** A ramp in so many even steps, from its least to its greatest colour. */
export function rampColours(kind: RampKind, steps: number): Rgb[] {
  const ramp = Plot.scale({ color: RAMPS[kind] })!;
  return Array.from({ length: steps }, (_, i) => channels(ramp.apply(i / (steps - 1))));
}
