import type { Shades } from '@spectral-bias/core';
import { type RampKind, rampColours } from './colour-ramp.ts';
import type { ColourScale } from './colour-scale.ts';
import { isDrawable } from './extent.ts';

/** Steps of a ramp; odd, for a middle. */
export const SHADES = 255;

/** The place of a number on the ramp, from 0 to `SHADES` − 1; undefined where it has none. */
export function shadeOf(value: number, [low, high]: ColourScale['range']): number | undefined {
  if (!isDrawable(value, 'linear')) return undefined;
  return Math.round(((value - low) / (high - low)) * (SHADES - 1));
}

const cssRamps = new Map<RampKind, string[]>();

function cssRamp(kind: RampKind): string[] {
  const ramp = cssRamps.get(kind) ?? rampColours(kind, SHADES).map((rgb) => `rgb(${rgb})`);
  cssRamps.set(kind, ramp);
  return ramp;
}

/** How a thing that has shades is painted. */
export interface Shaded {
  readonly paint: string;
  /** From 0, the middle of diverging colours, to 1; 1 where colours do not diverge. */
  readonly strength: number;
}

/** The paint of the i-th thing that has shades; its own where it has no number. */
export function shader(
  shades: Shades | undefined,
  scales: readonly ColourScale[],
  own: string,
): (i: number) => Shaded {
  const plain = { paint: own, strength: 1 };
  const scale = scales.find(({ kind }) => kind === shades?.colours);
  if (shades === undefined || scale === undefined) return () => plain;
  const ramp = cssRamp(scale.kind);
  const middle = (SHADES - 1) / 2;
  return (i) => {
    const shade = shadeOf(shades.values[i] ?? Number.NaN, scale.range);
    if (shade === undefined) return plain;
    const strength = scale.kind === 'diverging' ? Math.abs(shade / middle - 1) : 1;
    return { paint: ramp[shade]!, strength };
  };
}
