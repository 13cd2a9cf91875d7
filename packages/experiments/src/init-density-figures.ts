import type { Figure, FigureMark } from '@spectral-bias/core';
import type { DensityCase, InitDensityResult } from './init-density.ts';

/** Densities of breakpoints, what a bend costs, and what is learnt. */
export function initDensityFigures(result: InitDensityResult): readonly Figure[] {
  return [densityFigure(result), penaltyFigure(result), fitFigure(result)];
}

const place = { label: 'x, place of the breakpoint' };

function linesOf(
  { x, cases }: InitDensityResult,
  of: (one: DensityCase) => Float64Array,
): FigureMark[] {
  return cases.map((one, series) => {
    return { mark: 'line', role: 'fit', series, label: one.label, x, y: of(one) };
  });
}

function densityFigure(result: InitDensityResult): Figure {
  return {
    name: 'density',
    title: 'How often an initial network can bend at x',
    caption:
      'Density of the breakpoints, its greatest brought to 1: p(γ) ∝ 1/(1 + c²γ²) for a Gaussian initialisation with c = σ_w/σ_b, where μ learns; where v learns, a neuron of large |w| learns faster, which multiplies p by 1/(1 + c²γ²) once for every power of |w| in φ.',
    x: place,
    y: { label: 'density, relative to its greatest', domain: [0, 1.05] },
    marks: linesOf(result, ({ density }) => density),
  };
}

function penaltyFigure(result: InitDensityResult): Figure {
  const edge = result.samples.x.at(-1)!;
  const at = result.x.findIndex((x) => x >= edge - 1e-9);
  const costs = result.cases
    .map(({ label, penalty }) => `${costText(penalty[at]!)} (${label})`)
    .join('; ');
  return {
    name: 'local-penalty',
    title: 'What a bend at x costs',
    caption: `The local penalty 1/(m²(p(x) + p(−x))), relative to the cheapest place: least ‖f‖² bends f where breakpoints are frequent. At x = ${edge}: ${costs}.`,
    x: place,
    y: { label: 'local penalty, relative to its least', scale: 'log' },
    marks: linesOf(result, ({ penalty }) => penalty),
  };
}

function fitFigure(result: InitDensityResult): Figure {
  const { samples, activation, cases, df } = result;
  const shares = cases
    .map(({ label, innerShare }) => `${(100 * innerShare).toFixed(1)} % (${label})`)
    .join(', ');
  return {
    name: 'fit',
    title: `What wide ${activation} networks make of the same samples`,
    caption: `Every fit has ${df} degrees of freedom; it spends them where its breakpoints are. Share of the squared bends in the inner half: ${shares}.`,
    x: { label: 'x' },
    y: { label: 'f(x)' },
    marks: [
      ...linesOf(result, ({ fitted }) => fitted),
      { mark: 'points', role: 'data', label: 'samples', x: samples.x, y: samples.y },
    ],
  };
}

function costText(cost: number): string {
  return cost === Number.POSITIVE_INFINITY ? '∞' : String(Number(cost.toPrecision(3)));
}
