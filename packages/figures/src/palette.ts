import type { FigureRole } from '@spectral-bias/core';

/** The colours of things that are told apart by number, in order. */
export const SERIES = [
  'series-0',
  'series-1',
  'series-2',
  'series-3',
  'series-4',
  'series-5',
  'series-6',
  'series-7',
] as const;

/** What a figure paints with: the seven roles, eight series, and the sheet it lies on. */
export type PaletteColour =
  | FigureRole
  | (typeof SERIES)[number]
  | 'paper'
  | 'ink'
  | 'muted'
  | 'grid';

/** A colour for everything a figure paints. */
export type Palette = Readonly<Record<PaletteColour, string>>;

/**
 * Ink on paper. Roles stand at least 3:1 against the paper, text at least 4.5:1, and roles that
 * meet in one figure, as all series may, differ under simulated protanopia, deuteranopia and
 * tritanopia.
 */
export const LIGHT: Palette = {
  data: '#7f838a',
  fit: '#0a5ca8',
  truth: '#00805c',
  mask: '#c47d00',
  penalty: '#a061d3',
  chosen: '#bd2f12',
  neutral: '#5a564e',
  'series-0': '#1a45c4',
  'series-1': '#8f1800',
  'series-2': '#0e7e62',
  'series-3': '#690e5e',
  'series-4': '#836aeb',
  'series-5': '#985f01',
  'series-6': '#008ab4',
  'series-7': '#495754',
  paper: '#fbfaf6',
  ink: '#1d1c1a',
  muted: '#5d5a53',
  grid: '#e6e3da',
};

/** The same roles and series on a dark sheet. */
export const DARK: Palette = {
  data: '#9ba0a7',
  fit: '#3d9bea',
  truth: '#4fd3a6',
  mask: '#f2bd55',
  penalty: '#d5b4fb',
  chosen: '#ff6a42',
  neutral: '#7c8087',
  'series-0': '#4d7cfa',
  'series-1': '#ee8a1e',
  'series-2': '#66f0ae',
  'series-3': '#c2608c',
  'series-4': '#d1bcff',
  'series-5': '#ffd65c',
  'series-6': '#15a9d8',
  'series-7': '#a9a592',
  paper: '#15171a',
  ink: '#e9e7e2',
  muted: '#a9a7a1',
  grid: '#2a2d32',
};

/** Gives the paint of a colour, as SVG writes it. */
export type Paint = (colour: PaletteColour) => string;

/** `var(--sb-fit, #0a5ca8)`: the page that holds the figure may recolour it. */
export const variablePaint: Paint = (colour) => `var(--sb-${colour}, ${LIGHT[colour]})`;

/** The light palette itself, for readers of SVG that know no CSS variables. */
export const fixedPaint: Paint = (colour) => LIGHT[colour];

/** The declarations that recolour figures: `--sb-data: #…; …`. */
export function paletteVariables(palette: Palette): string {
  return Object.entries(palette)
    .map(([name, colour]) => `--sb-${name}: ${colour};`)
    .join(' ');
}
