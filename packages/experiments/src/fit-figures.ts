import type { Figure } from '@spectral-bias/core';
import { predict, type SpectralSystem } from '@spectral-bias/network';
import { componentsAt } from './component-identity.ts';
import type { FitResult } from './fit.ts';

/** Points at which a curve is drawn. */
const resolution = 800;

/** Singular values are only marked where they come cheap. */
const mostMarked = 60;

/** The four figures of a fit. */
export function fitFigures(result: FitResult): readonly Figure[] {
  const figures = [curveFigure(result)];
  if (result.fit.system.s1 > 0) figures.push(maskFigure(result));
  if (result.criterionCurve.length > 1) figures.push(criterionFigure(result));
  if (result.scales.length > 1) figures.push(scaleFigure(result));
  figures.push(residualFigure(result));
  return figures;
}

/** Data, fitted function and band. */
export function curveFigure({ fit, signal, xLabel, yLabel }: FitResult): Figure {
  const { samples, fitted, band } = fit;
  const { origin, span } = samples;
  const x = Float64Array.from(
    { length: resolution },
    (_, i) => origin + (span * i) / (resolution - 1),
  );
  return {
    name: 'curve',
    title: 'Data and fit',
    caption: `The measured ${yLabel} against ${xLabel}, the fitted network and its 95 % pointwise band.`,
    x: { label: xLabel },
    y: { label: yLabel },
    marks: [
      {
        mark: 'band',
        role: 'fit',
        label: '95 % band',
        x: samples.x,
        lower: fitted.map((value, n) => value - band[n]!),
        upper: fitted.map((value, n) => value + band[n]!),
      },
      { mark: 'points', role: 'data', label: 'data', x: signal.x, y: signal.y },
      { mark: 'line', role: 'fit', label: 'fit', x, y: predict(fit, x) },
    ],
  };
}

/** The slope of the fitted function, which a fit of noisy measurements is often made for. */
export function derivativeFigure({ fit, xLabel, yLabel }: FitResult): Figure {
  const { origin, span } = fit.samples;
  const x = Float64Array.from(
    { length: resolution },
    (_, i) => origin + (span * i) / (resolution - 1),
  );
  return {
    name: 'derivative',
    title: 'Derivative of the fit',
    caption: `How fast the fitted ${yLabel} changes with ${xLabel}.`,
    x: { label: xLabel },
    y: { label: `d ${yLabel} / d ${xLabel}` },
    marks: [
      { mark: 'rule', role: 'neutral', axis: 'y', at: 0 },
      { mark: 'line', role: 'fit', x, y: predict(fit, x, 1) },
    ],
  };
}

/** The singular values that are marked, as far as they come cheap. */
function markedValues(system: SpectralSystem): Float64Array {
  const cheap = system.solver === 'dense' || system.size <= 2000;
  return system.singularValues(cheap ? mostMarked : 0);
}

function maskFigure({ fit }: FitResult): Figure {
  const { system, regularizer, equivalents } = fit;
  const { s1 } = system;
  const singular = markedValues(system);
  const threshold = equivalents.threshold ?? s1;
  const smallest = singular.findLast((s) => s > 1e-12 * s1) ?? s1;
  const low = Math.max(Math.min(threshold / 30, smallest), 1e-12 * s1) / s1;
  const relative = Float64Array.from({ length: 300 }, (_, i) =>
    Math.exp(Math.log(low) * (1 - i / 299)),
  );
  const kept = singular.filter((s) => s / s1 >= low);
  return {
    name: 'mask',
    title: 'Mask over singular values',
    caption: `What ${regularizer.name} keeps of each component: all of it where the mask is 1. The rule marks the threshold τ.`,
    x: {
      label: 'singular value s / s₁',
      scale: 'log',
      identity: componentsAt(kept.map((s) => s / s1)),
    },
    y: { label: 'mask m(s)', domain: [0, 1] },
    marks: [
      {
        mark: 'line',
        role: 'mask',
        label: `mask of ${regularizer.name}`,
        x: relative,
        y: relative.map((s) => regularizer.mask(s * s1, s1)),
      },
      {
        mark: 'points',
        role: 'neutral',
        label: 'components of this network',
        x: kept.map((s) => s / s1),
        y: kept.map((s) => regularizer.mask(s, s1)),
      },
      ...(threshold > 0 && threshold < 1e3 * s1
        ? [
            {
              mark: 'rule' as const,
              role: 'chosen' as const,
              axis: 'x' as const,
              at: threshold / s1,
              label: 'τ',
            },
          ]
        : []),
    ],
  };
}

function criterionFigure({ fit, criterionCurve }: FitResult): Figure {
  const criterion = fit.selection.criterion === 'loo' ? 'leave-one-out' : 'GCV';
  const finite = criterionCurve.filter(
    ({ threshold, score }) => Number.isFinite(threshold) && Number.isFinite(score) && score > 0,
  );
  const chosen = fit.equivalents.threshold;
  return {
    name: 'criterion',
    title: `${criterion} score against strength`,
    caption: `The ${criterion} score over the threshold τ; the rule marks the strength of this fit.`,
    x: {
      label: 'threshold τ (weaker ← → stronger regularization)',
      scale: 'log',
      identity: componentsAt(markedValues(fit.system)),
    },
    y: { label: `${criterion} score`, scale: 'log' },
    marks: [
      {
        mark: 'line',
        role: 'neutral',
        x: finite.map(({ threshold }) => threshold),
        y: finite.map(({ score }) => score),
      },
      ...(chosen
        ? [
            {
              mark: 'rule' as const,
              role: 'chosen' as const,
              axis: 'x' as const,
              at: chosen,
              label: fit.selection.criterion === 'given' ? 'given' : 'chosen',
            },
          ]
        : []),
    ],
  };
}

function scaleFigure({ fit, scales }: FitResult): Figure {
  const criterion = fit.selection.criterion === 'loo' ? 'leave-one-out' : 'GCV';
  const finite = scales.filter(({ score }) => Number.isFinite(score) && score > 0);
  const x = finite.map(({ scale }) => scale);
  const y = finite.map(({ score }) => score);
  return {
    name: 'scale',
    title: `${criterion} score against scale`,
    caption: `The best ${criterion} score at each scale of ${fit.activation.name}; the rule marks the chosen one.`,
    x: { label: 'scale of the activation', scale: 'log' },
    y: { label: `${criterion} score`, scale: 'log' },
    marks: [
      { mark: 'line', role: 'neutral', x, y },
      { mark: 'points', role: 'neutral', x, y },
      {
        mark: 'rule',
        role: 'chosen',
        axis: 'x',
        at: Number(fit.activation.params.scale),
        label: 'chosen',
      },
    ],
  };
}

function residualFigure({ fit, signal, xLabel, yLabel }: FitResult): Figure {
  const expected = predict(fit, signal.x);
  return {
    name: 'residuals',
    title: 'Residuals',
    caption: 'What the fit leaves of the data; it should show no pattern.',
    x: { label: xLabel },
    y: { label: `residual of ${yLabel}` },
    marks: [
      { mark: 'rule', role: 'neutral', axis: 'y', at: 0 },
      {
        mark: 'points',
        role: 'data',
        x: signal.x,
        y: expected.map((value, i) => signal.y[i]! - value),
      },
    ],
  };
}
