import { rectifier } from '@spectral-bias/adaptive-regime';
import type { Figure, FigureAxis, LineMark } from '@spectral-bias/core';
import { breaklineFigure, type NetworkMoment } from './breakline-figure.ts';
import { cylinderFigure } from './cylinder-figure.ts';
import type { SimulateResult } from './simulate.ts';
import { asRectifier } from './simulate-analysis.ts';

/** What the breakplanes did, the loss, and the network over time where a line or plane can show it. */
export function simulateFigures(result: SimulateResult): readonly Figure[] {
  const { dimension } = result.data;
  return [
    ...(dimension === 1 ? [functionFigure(result)] : []),
    ...(dimension === 2 ? planeFigures(result) : []),
    lossFigure(result),
    result.reluScale === null ? nearnessFigure(result) : sharesFigure(result),
  ];
}

function momentsOf({ snapshots, method, reluScale }: SimulateResult): NetworkMoment[] {
  return snapshots.map(({ step, time, network }) => ({
    label: method === 'gradient-flow' ? `t = ${Number(time.toPrecision(3))}` : `step ${step}`,
    network: reluScale === null ? network : asRectifier(network, reluScale),
  }));
}

/** How the network was trained, in words. */
function howOf({ activation, method, steps, time, neurons }: SimulateResult): string {
  const how =
    method === 'gradient-flow'
      ? `gradient flow to t = ${Number(time.toPrecision(3))}`
      : `${steps} steps of ${method.replace('-', ' ')}`;
  return `${neurons.count} ${activation} neurons, ${how}`;
}

function planeFigures(result: SimulateResult): Figure[] {
  const { data, homogeneity, reluScale } = result;
  const moments = momentsOf(result);
  const lines = breaklineFigure({
    name: 'breaklines',
    title: 'Breaklines in the plane of the data',
    caption: `Where each neuron switches, coloured by its delta-slope; the strongest lie on top. Follow them to the samples, where ReLU's are pinned. ${howOf(result)}.`,
    ...{ data, moments },
    activation: { value: rectifier.value, slope: rectifier.slope, homogeneity: homogeneity ?? 0 },
  });
  if (reluScale === null) return [lines];
  const cylinder = cylinderFigure({
    name: 'cylinder',
    title: 'Neurons in the velocity field',
    caption: `Direction and offset of every breakline on the unrolled cylinder, the velocity field that carries them and its potential. They gather at sinks and are pinned on the ellipses of the samples. ${howOf(result)}.`,
    ...{ data, moments },
  });
  return [lines, cylinder];
}

function functionFigure(result: SimulateResult): Figure {
  const { data, learnt } = result;
  const labels = momentsOf(result);
  return {
    name: 'function',
    title: 'The learnt function',
    caption: `The function between and beyond the samples as training goes on. ${howOf(result)}.`,
    x: { label: 'x' },
    y: { label: 'f(x)' },
    marks: [{ mark: 'points', role: 'data', label: 'samples', x: data.x, y: data.y }],
    frames: learnt!.values.map((y, k) => ({
      label: labels[k]!.label,
      marks: [{ mark: 'line', role: 'fit', label: 'network', x: learnt!.x, y }],
    })),
  };
}

function lossFigure(result: SimulateResult): Figure {
  const { losses, method, loss } = result;
  const shown = losses.loss.map((value) => (value > 0 ? value : Number.NaN));
  return {
    name: 'loss',
    title: 'Loss',
    caption: `The loss over training; it ends at ${Number(loss.toPrecision(3))}. ${howOf(result)}.`,
    x: timeAxis(method),
    y: { label: 'loss', ...(shown.some(Number.isFinite) && { scale: 'log' }) },
    marks: [
      {
        mark: 'line',
        role: 'fit',
        x: method === 'gradient-flow' ? losses.time : losses.step,
        y: shown.some(Number.isFinite) ? shown : losses.loss,
      },
    ],
  };
}

function sharesFigure(result: SimulateResult): Figure {
  const { regime, method } = result;
  const last = regime.at(-1)!.shares!;
  const roles = [
    ['pinned', 'pinned to samples', 'chosen'],
    ['free', 'free', 'fit'],
    ['linear', 'active on all samples', 'truth'],
    ['dead', 'active on none', 'neutral'],
  ] as const;
  return {
    name: 'pinning',
    title: 'Pinned, free and dead neurons',
    caption: `What share of the neurons a sample holds on its ellipse. At the end ${Math.round(100 * last.pinned)} % are pinned and ${Math.round(100 * last.dead)} % dead. ${howOf(result)}.`,
    x: timeAxis(method),
    y: { label: 'share of the neurons', domain: [0, 1] },
    marks: roles.map(
      ([status, label, role]): LineMark => ({
        mark: 'line',
        ...{ role, label },
        x: momentsAlong(result),
        y: regime.map(({ shares }) => shares![status]),
      }),
    ),
  };
}

function nearnessFigure(result: SimulateResult): Figure {
  const { regime, method } = result;
  const quantile = (k: number) => regime.map(({ nearest }) => nearest[k]!);
  const x = momentsAlong(result);
  return {
    name: 'nearness',
    title: 'From each breakplane to its nearest sample',
    caption: `Median, middle half and middle nine tenths of the distances from the breakplanes to their nearest samples. ${howOf(result)}.`,
    x: timeAxis(method),
    y: { label: 'distance to the nearest sample' },
    marks: [
      {
        mark: 'band',
        role: 'neutral',
        label: '5 to 95 %',
        x,
        lower: quantile(0),
        upper: quantile(4),
      },
      { mark: 'band', role: 'fit', label: '25 to 75 %', x, lower: quantile(1), upper: quantile(3) },
      { mark: 'line', role: 'fit', label: 'median', x, y: quantile(2) },
    ],
  };
}

function momentsAlong({ snapshots, method }: SimulateResult): number[] {
  return snapshots.map(({ step, time }) => (method === 'gradient-flow' ? time : step));
}

function timeAxis(method: SimulateResult['method']): FigureAxis {
  return { label: method === 'gradient-flow' ? 'time t' : 'step' };
}
