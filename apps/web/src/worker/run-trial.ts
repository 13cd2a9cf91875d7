import { createContext, createRandom, type Figure, type WorkOptions } from '@spectral-bias/core';
import { type FitResult, fitSignal } from '@spectral-bias/experiments';
import { predict } from '@spectral-bias/network';
import { registry } from './catalogue.ts';
import type { DeskSignal, RunView, TrialRequest } from './protocol.ts';

/** More samples than these are thinned: a trial is to be quick. */
const mostSamples = 256;
/** Singular values that are drawn. */
const mostShown = 64;

interface Trial {
  readonly label: string;
  readonly result: FitResult;
  /** s_k / s₁. */
  readonly normalized: Float64Array;
}

/** Fits the signal with each activation, the scale and the strength chosen by GCV, side by side. */
export function runTrial({ activations, signal }: TrialRequest, work: WorkOptions): RunView {
  const context = createContext({ ...work, registry: registry(), random: createRandom(0) });
  const { x, y, xLabel, yLabel } = thinned(signal);
  const trials = activations.map(({ spec, label }) => {
    const result = fitSignal({ x, y, xLabel, yLabel, activation: spec }, context);
    const { system } = result.fit;
    const values = system.singularValues(Math.min(mostShown, x.length));
    return { label, result, normalized: values.map((s) => s / system.s1) };
  });
  return { figures: [fitFigure(trials), spectrumFigure(trials)], table: tableOf(trials) };
}

function thinned({ x, y, xLabel, yLabel }: DeskSignal) {
  const step = Math.ceil(x.length / mostSamples);
  const kept = (_: number, n: number) => n % step === 0;
  return { x: x.filter(kept), y: y.filter(kept), xLabel, yLabel };
}

function fitFigure(trials: readonly Trial[]): Figure {
  const [{ signal, xLabel, yLabel }] = trials.map(({ result }) => result) as [FitResult];
  return {
    name: 'trial',
    title: 'What it learns from the signal',
    caption: trials.map(sentence).join(' '),
    x: { label: xLabel },
    y: { label: yLabel },
    marks: [
      { mark: 'points', role: 'data', label: 'data', x: signal.x, y: signal.y },
      ...trials
        .map(({ label, result: { fit } }, i) => ({
          mark: 'line' as const,
          role: i === 0 ? ('fit' as const) : ('neutral' as const),
          dashed: i > 0,
          label,
          x: placesOf(fit),
          y: predict(fit, placesOf(fit)),
        }))
        .toReversed(),
    ],
  };
}

/** Points at which a curve is drawn. */
const resolution = 600;

function placesOf({ samples: { origin, span } }: FitResult['fit']): Float64Array {
  return Float64Array.from(
    { length: resolution },
    (_, i) => origin + (span * i) / (resolution - 1),
  );
}

function sentence({ label, result: { fit } }: Trial): string {
  const { selection, equivalents, activation } = fit;
  const score = selection.score === null ? '' : `, GCV ${short(selection.score)}`;
  return `${label}: scale ${short(Number(activation.params.scale))}, ${short(equivalents.df)} degrees of freedom${score}.`;
}

const short = (value: number) => String(Number(value.toPrecision(3)));

function spectrumFigure(trials: readonly Trial[]): Figure {
  return {
    name: 'singular-values',
    title: 'In which order it learns',
    caption:
      'Singular values of the two networks at these samples, relative to the largest: what is high is learnt first.',
    x: { label: 'component k', scale: 'log' },
    y: { label: 'singular value s / s₁', scale: 'log' },
    marks: trials
      .map(({ label, normalized }, i) => ({
        mark: 'line' as const,
        role: i === 0 ? ('fit' as const) : ('neutral' as const),
        dashed: i > 0,
        label,
        x: normalized.map((_, k) => k + 1),
        y: normalized.map((s) => (s > least ? s : Number.NaN)),
      }))
      .toReversed(),
  };
}

/** Below this share of s₁ singular values are rounding. */
const least = 1e-13;

function tableOf(trials: readonly Trial[]): RunView['table'] {
  const k = trials[0]!.normalized.map((_, i) => i + 1);
  return {
    columns: [
      { name: 'k', values: k },
      ...trials.map(({ label, normalized }) => ({ name: `s/s1 ${label}`, values: normalized })),
    ],
  };
}
