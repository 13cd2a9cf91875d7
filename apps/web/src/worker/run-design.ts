import type { Figure, WorkOptions } from '@spectral-bias/core';
import { wantedPenalty } from '@spectral-bias/experiments';
import {
  type ActivationDesign,
  designActivation,
  designToPlugin,
  sketchActivation,
  type WantedPenalty,
} from '@spectral-bias/radon-spline';
import { formatTable } from '@spectral-bias/signals';
import { registry } from './catalogue.ts';
import { designTrouble } from './design-trouble.ts';
import type { Curve, DesignRequest, DesignView, SketchView } from './protocol.ts';
import { startingKnots } from './starting-knots.ts';

/** Where ρ is drawn. */
const drawn = { from: 0.01, to: 1000, places: 500 };

/** φ as it looks, fast enough to follow the hand; if there is none, why. */
export function runSketch({ penalty, phase, range }: DesignRequest): SketchView {
  let wanted: WantedPenalty;
  try {
    wanted = wantedPenalty(penalty, registry());
  } catch (error) {
    const trouble = designTrouble(error as Error, { penalty, phase, range });
    return { curve: undefined, knots: [], figure: undefined, trouble };
  }
  const about = { curve: curveOf(wanted), knots: startingKnots(wanted) };
  try {
    const sketch = sketchActivation(wanted, { phase, range });
    return { ...about, figure: activationFigure(sketch, phase), trouble: '' };
  } catch (error) {
    const trouble = designTrouble(error as Error, { penalty, phase, range });
    return { ...about, figure: undefined, trouble };
  }
}

function curveOf({ at }: WantedPenalty): Curve {
  const { from, to, places } = drawn;
  const k = Float64Array.from(
    { length: places },
    (_, i) => from * (to / from) ** (i / (places - 1)),
  );
  return { k, rho: k.map(at) };
}

let last: { readonly key: string; readonly design: ActivationDesign } | undefined;

function designOf(request: DesignRequest, work: WorkOptions): ActivationDesign {
  const { penalty, phase, range } = request;
  const key = JSON.stringify([penalty, phase, range]);
  if (last?.key === key) return last.design;
  try {
    const design = designActivation(wantedPenalty(penalty, registry()), { phase, range, ...work });
    last = { key, design };
    return design;
  } catch (error) {
    throw new Error(designTrouble(error as Error, request), { cause: error });
  }
}

/** φ to rounding, judged by its own transform, and as a plug-in. */
export function runDesign(
  request: DesignRequest & { readonly name: string },
  work: WorkOptions,
): DesignView {
  const { name, penalty, phase } = request;
  const design = designOf(request, work);
  const title = `${phase[0]!.toUpperCase()}${phase.slice(1)} φ of ρ = ${penalty}`;
  return {
    name,
    figures: [activationFigure(design, phase), penaltyFigure(design, request)],
    facts: factsOf(design),
    warnings: warningsOf(design),
    plugin: designToPlugin(design, { name, title }),
  };
}

/** z, φ and φ′ as CSV. */
export function runDesignTable(request: DesignRequest, work: WorkOptions): string {
  const { z, phi, slope } = designOf(request, work);
  return formatTable([
    { name: 'z', values: z },
    { name: 'phi', values: phi },
    { name: 'slope', values: slope },
  ]);
}

type Shape = Pick<ActivationDesign, 'z' | 'phi' | 'slope'>;

function activationFigure({ z, phi, slope }: Shape, phase: DesignRequest['phase']): Figure {
  return {
    name: 'activation',
    title: 'The activation that has this penalty',
    caption: `The ${phase} φ and its slope. Where ρ vanishes at k = 0, polynomials cost nothing and φ is meant up to them.`,
    x: { label: 'z' },
    y: { label: 'φ(z), φ′(z)' },
    marks: [
      { mark: 'rule', role: 'neutral', axis: 'y', at: 0 },
      { mark: 'line', role: 'neutral', dashed: true, label: 'φ′(z)', x: z, y: slope },
      { mark: 'line', role: 'fit', label: 'φ(z)', x: z, y: phi },
    ],
  };
}

function penaltyFigure({ certificate }: ActivationDesign, { phase }: DesignRequest): Figure {
  const { samples, worst, at, leak } = certificate;
  const finite = samples.filter(({ wanted }) => wanted < Number.POSITIVE_INFINITY);
  const drawnLine = samples.map(({ wanted }) => (Number.isFinite(wanted) ? wanted : Number.NaN));
  const stopped = leak > 0 ? ` Where ρ is ∞, |φ̂| is ${short(leak)} of its greatest.` : '';
  return {
    name: 'penalty',
    title: 'Certificate: the penalty that φ really has',
    caption: `ρ as drawn (line) and 1/|φ̂|² of the ${phase} φ, transformed back from its values (points): they differ by ${short(worst)} at most, at k = ${short(at)}.${stopped}`,
    x: { label: 'frequency k (rad per unit of z)', scale: 'log' },
    y: { label: 'spectral penalty ρ(k)', scale: 'log' },
    marks: [
      { mark: 'line', role: 'penalty', label: 'drawn', x: samples.map(({ k }) => k), y: drawnLine },
      {
        mark: 'points',
        role: 'data',
        label: 'found',
        x: finite.map(({ k }) => k),
        y: finite.map(({ found }) => found),
      },
    ],
  };
}

const short = (value: number) => String(Number(value.toPrecision(2)));

function factsOf({ certificate, form }: ActivationDesign): DesignView['facts'] {
  const { worst, band, leak } = certificate;
  const { kinks = [], greensOrder, bandLimit } = form;
  const facts: [string, string | undefined][] = [
    ['ρ found again', `to ${short(worst)}, from k = ${band.map(short).join(' to ')}`],
    ['Stop bands', leak > 0 ? `|φ̂| below ${short(leak)} of its greatest` : undefined],
    ['Kinks', kinks.length > 0 ? `at z = ${kinks.join(', ')}` : 'none'],
    ['Band limit', bandLimit === undefined ? undefined : `${short(bandLimit)} rad per unit of z`],
    ['Green’s order', greensOrder === undefined ? undefined : `${greensOrder}: a spline`],
  ];
  return facts.flatMap(([fact, text]) => (text === undefined ? [] : [{ fact, text }]));
}

/** Relative errors of ρ, and shares of φ̂ in stop bands, that are told. */
const WORTH_TELLING = 1e-2;

function warningsOf({ certificate: { worst, at, leak } }: ActivationDesign): string[] {
  const off = `φ has this penalty to ${short(worst)} only, at k = ${short(at)}.`;
  const leaks = `Where ρ is ∞, |φ̂| is still ${short(leak)} of its greatest.`;
  return [...(worst > WORTH_TELLING ? [off] : []), ...(leak > WORTH_TELLING ? [leaks] : [])];
}
