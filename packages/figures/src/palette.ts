import type { FigureRole } from '@spectral-bias/core';

/** What a figure paints with: the seven roles, and the sheet it lies on. */
type PaletteColour = FigureRole | 'paper' | 'ink' | 'muted' | 'grid';

/** A colour for everything a figure paints. */
export type Palette = Readonly<Record<PaletteColour, string>>;

/**
 * Ink on paper. Roles stand at least 3:1 against the paper, text at least 4.5:1, and roles that
 * meet in one figure differ under simulated protanopia, deuteranopia and tritanopia.
 */
export const LIGHT: Palette = {
  data: '#7f838a',
  fit: '#0a5ca8',
  truth: '#00805c',
  mask: '#c47d00',
  penalty: '#a061d3',
  chosen: '#bd2f12',
  neutral: '#5a564e',
  paper: '#fbfaf6',
  ink: '#1d1c1a',
  muted: '#5d5a53',
  grid: '#e6e3da',
};

/** The same roles on a dark sheet. */
export const DARK: Palette = {
  data: '#9ba0a7',
  fit: '#3d9bea',
  truth: '#4fd3a6',
  mask: '#f2bd55',
  penalty: '#d5b4fb',
  chosen: '#ff6a42',
  neutral: '#7c8087',
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
