import type { Figure, FigureMark } from '@spectral-bias/core';
import type { PenaltyCheck, PenaltyCurve, PenaltyResult } from './penalty.ts';
import { superscript } from './superscript.ts';

/** Penalties over k, with a wall where they are ∞, and the activations that have them. */
export function penaltyFigures(result: PenaltyResult): readonly Figure[] {
  return [penaltyFigure(result), activationFigure(result)];
}

/** Decades of ρ that are shown. */
const DECADES = 16;

function penaltyFigure(result: PenaltyResult): Figure {
  const { k, curves, exponent, dimension } = result;
  const range = shownRange(curves);
  const checks = curves.filter(({ closedForm }) => closedForm).map(({ check }) => check);
  const marks: FigureMark[] = [
    ...walls(result, range),
    ...curves.map(({ label, rho }, series): FigureMark => {
      return { mark: 'line', role: 'penalty', series, label, x: k, y: rho };
    }),
    ...checkPoints(checks, range),
  ];
  const power = exponent === 1 ? '' : '²';
  const radial = dimension === 1 ? '' : ` · k${superscript(dimension - 1)}`;
  return {
    name: 'penalty',
    title: 'Spectral penalties of activations',
    caption: `ρ(k) = 1/|φ̂(k)|${power}${radial}: what a wide network pays for frequency k when its outer weights are trained. ${wallText(curves)}${checkText(curves)} Ours: the choice of activations and scales.`,
    x: { label: 'frequency k (rad per unit of z)', scale: 'log' },
    y: { label: `spectral penalty ρ(k)`, scale: 'log', domain: range },
    marks,
  };
}

function shownRange(curves: readonly PenaltyCurve[]): [number, number] {
  const finite = curves.flatMap(({ rho }) =>
    Array.from(rho).filter((value) => value > 0 && value < Number.POSITIVE_INFINITY),
  );
  const least = Math.min(...finite);
  return [least / 2, Math.min(Math.max(...finite) * 2, least * 10 ** DECADES)];
}

/** Where ρ is ∞, the shaded region of the paper's figure: one band for each activation. */
function walls({ k, curves }: PenaltyResult, [low, high]: readonly [number, number]): FigureMark[] {
  const end = k[k.length - 1]!;
  return curves.flatMap(({ label, bandLimit }, series): FigureMark[] => {
    if (bandLimit === null || bandLimit >= end) return [];
    const from = Math.max(bandLimit, k[0]!);
    const band = { x: [from, end], lower: [low, low], upper: [high, high] };
    return [{ mark: 'band', role: 'penalty', series, label: `ρ = ∞, ${label}`, ...band }];
  });
}

/** Quadrature that is known to a tenth, as one cloud of points. */
function checkPoints(
  checks: readonly PenaltyCheck[],
  [low, high]: readonly [number, number],
): FigureMark[] {
  const shown = checks.flatMap(({ k, rho, error }) =>
    Array.from(rho, (value, i) => ({ x: k[i]!, y: value, error: error[i]! })).filter(
      ({ y, error: bound }) => bound < 0.1 && y >= low && y <= high,
    ),
  );
  if (shown.length === 0) return [];
  const [x, y] = [shown.map((one) => one.x), shown.map((one) => one.y)];
  return [{ mark: 'points', role: 'data', label: 'by quadrature', x, y }];
}

function wallText(curves: readonly PenaltyCurve[]): string {
  const walled = curves.filter(({ bandLimit }) => bandLimit !== null);
  if (walled.length === 0) return '';
  const where = walled.map(
    ({ label, bandLimit }) => `${label} beyond ${bandLimit!.toPrecision(3)}`,
  );
  return `It is infinite for ${where.join(' and ')}: no network makes such a frequency. `;
}

function checkText(curves: readonly PenaltyCurve[]): string {
  const differences = curves
    .filter(({ closedForm }) => closedForm)
    .flatMap(({ check: { rho, error, line } }) =>
      Array.from(rho, (value, i) => (error[i]! < 0.1 ? Math.abs(value / line[i]! - 1) : 0)),
    );
  if (differences.length === 0) return '';
  const worst = Math.max(...differences).toExponential(0);
  return `Lines are closed forms; the points, found from φ alone, differ by ${worst} at most.`;
}

function activationFigure({ z, curves }: PenaltyResult): Figure {
  return {
    name: 'activations',
    title: 'The activations',
    caption: 'φ(z), each at the scale at which its penalty is shown.',
    x: { label: 'z' },
    y: { label: 'φ(z)', domain: [-1.5, 3] },
    marks: curves.map(({ label, phi }, series) => {
      return { mark: 'line', role: 'penalty', series, label, x: z, y: phi };
    }),
  };
}
