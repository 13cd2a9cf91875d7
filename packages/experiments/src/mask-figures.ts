import type { Figure, FigureAxis, FigureMark, LineMark } from '@spectral-bias/core';
import { componentsAt } from './component-identity.ts';
import type { MaskCurve, MasksResult } from './masks.ts';

/** Singular values in dB, and where along them the components of the network lie. */
function decibelAxis({ spectrum }: MasksResult): FigureAxis {
  const label = 'singular value, 20 log₁₀(s/s₁) (dB)';
  return { label, identity: componentsAt(spectrum.map((s) => 20 * Math.log10(s))) };
}

/** Masks below this are not drawn, in dB. */
const lowest = -80;

/** The window of one mask (Fig. 1), the masks of several q (Fig. 2) and of several regularizers. */
export function maskFigures(result: MasksResult): readonly Figure[] {
  const { byIterations, decibels } = result;
  const windows = byIterations
    .map(({ label, width }) => `${label}: ${(width * width).toPrecision(5)}`)
    .join('; ');
  return [
    windowFigure(result),
    {
      name: 'masks',
      title: 'The mask of gradient descent opens with the iterations',
      caption: `m(s) = 1 − (1 − αs²)^q with α = 1/s₁². Ten times the steps move the end of the window 10 dB to the left: the square of its width s₁/τ is nearly q (${windows}; τ where m = ${(1 - result.epsilon).toPrecision(3)}).`,
      x: decibelAxis(result),
      y: { label: 'mask m(s)', domain: [0, 1.02] },
      marks: lines(decibels, byIterations),
    },
    {
      name: 'masks-db',
      title: 'The same masks in dB',
      caption:
        'Left of its window a mask is nearly q s²/s₁²: it falls 40 dB for every 20 dB of s. Components that are not kept are damped, never removed. Masks are in amplitude, 20 log₁₀ m.',
      x: decibelAxis(result),
      y: { label: 'mask, 20 log₁₀ m (dB)', domain: [lowest, 4] },
      marks: lines(decibels, byIterations, true),
    },
    regularizerFigure(result),
  ];
}

function windowFigure(result: MasksResult): Figure {
  const { byIterations, decibels, activation, spectrum } = result;
  const curve = byIterations[Math.floor(byIterations.length / 2)]!;
  const [open, threshold, closed] = curve.ends.map((s) => 20 * Math.log10(s)) as [
    number,
    number,
    number,
  ];
  const q = curve.iterations!;
  const left = decibels[0]!;
  const shown = spectrum.filter((s) => s > 0 && 20 * Math.log10(s) >= left);
  const marks: FigureMark[] = [
    {
      mark: 'band',
      role: 'neutral',
      label: `grey zone, ${curve.greyZone.toFixed(1)} dB`,
      x: [Math.max(closed, left), open],
      lower: [0, 0],
      upper: [1, 1],
    },
    { mark: 'line', role: 'mask', label: `mask, ${curve.label}`, x: decibels, y: curve.mask },
    {
      mark: 'points',
      role: 'data',
      label: `singular values of ${activation}`,
      x: shown.map((s) => 20 * Math.log10(s)),
      y: maskAt(shown, q),
    },
    { mark: 'rule', role: 'chosen', axis: 'x', at: threshold, label: 'τ, end of the window' },
  ];
  return {
    name: 'window',
    title: 'Gradient descent as a window over singular values',
    caption: `After ${q} steps components right of τ count as kept; the window s₁/τ is ${curve.width.toPrecision(4)} wide, nearly √q. In the grey zone, from m = 0.99 to m = 0.01, they are kept in part. The points are the components of a square ${activation} network with ${spectrum.length} samples: ${countAbove(spectrum, 1 / curve.width)} lie in the window.`,
    x: decibelAxis(result),
    y: { label: 'mask m(s)', domain: [0, 1.02] },
    marks,
  };
}

function regularizerFigure(result: MasksResult): Figure {
  const { byRegularizer, decibels, comparedAt } = result;
  const zones = byRegularizer
    .map(({ label, greyZone }) => `${label} ${greyZone.toFixed(1)} dB`)
    .join(', ');
  return {
    name: 'regularizers',
    title: 'Regularizers at one threshold',
    caption: `All with τ = s₁/√${comparedAt}. What differs is how sharply they end; grey zones from m = 0.99 to m = 0.01: ${zones}.`,
    x: decibelAxis(result),
    y: { label: 'mask m(s)', domain: [0, 1.02] },
    marks: lines(decibels, byRegularizer),
  };
}

function lines(x: Float64Array, curves: readonly MaskCurve[], inDecibels = false): LineMark[] {
  return curves.map(({ label, mask }, series) => ({
    mark: 'line',
    role: 'mask',
    series,
    label,
    dashed: curves.slice(0, series).some((before) => alike(before.mask, mask)),
    x,
    y: inDecibels ? mask.map((m) => 20 * Math.log10(m)) : mask,
  }));
}

const maskAt = (s: Float64Array, q: number) =>
  s.map((value) => -Math.expm1(q * Math.log1p(-value * value)));

const countAbove = (s: Float64Array, threshold: number) =>
  s.filter((value) => value >= threshold).length;

/** Whether two curves hide each other, so that the second is drawn with gaps. */
const alike = (a: Float64Array, b: Float64Array) =>
  a.every((value, i) => Math.abs(value - b[i]!) < 0.01);
