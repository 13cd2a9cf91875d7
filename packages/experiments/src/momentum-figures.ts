import type { Figure } from '@spectral-bias/core';
import { componentNumbers, componentsAt } from './component-identity.ts';
import type { MomentumResult } from './momentum.ts';

/** Masks at the same threshold, steps to keep k components, and their ratio to plain descent. */
export function momentumFigures(result: MomentumResult): readonly Figure[] {
  return [maskFigure(result), stepsFigure(result), ratioFigure(result)];
}

function maskFigure({ relative, masks, normalized, masked }: MomentumResult): Figure {
  const steps = masks.map(({ title, iterations }) => `${title}: ${iterations}`).join(', ');
  return {
    name: 'masks',
    title: 'Masks of the same threshold',
    caption: `What each method keeps of a component, all with the threshold at s_${masked} (rule); steps needed: ${steps}. Momentum overshoots where a component comes in a few swings; weight decay never keeps all (ours). With many steps the masks with and without momentum are one.`,
    x: { label: 's / s₁', scale: 'log', identity: componentsAt(normalized) },
    y: { label: 'mask m(s)' },
    marks: [
      ...masks.map(({ title, mask }, series) => ({
        mark: 'line' as const,
        role: 'mask' as const,
        series,
        label: title,
        x: relative,
        y: mask,
      })),
      { mark: 'rule', role: 'chosen', axis: 'x', at: normalized[masked - 1]!, label: 'τ' },
    ],
  };
}

function stepsFigure({ activation, k, plain, methods }: MomentumResult): Figure {
  const first = methods.filter(({ method }) => method === methods[0]!.method);
  return {
    name: 'steps',
    title: 'Steps to keep k components',
    caption: `Steps of size 1/s₁² that keep k components of the square ${activation} network, without momentum and with ${methods[0]!.method} (the other methods' lines lie on these): a constant factor 1 − β, as long as many steps are needed (ours).`,
    x: { label: 'components kept k', scale: 'log', identity: componentNumbers },
    y: { label: 'steps q', scale: 'log' },
    marks: [
      { mark: 'line', role: 'fit', series: 0, label: 'gradient descent', x: k, y: plain },
      ...first.map(({ momentum, iterations }, i) => ({
        mark: 'line' as const,
        role: 'fit' as const,
        series: i + 1,
        label: `β = ${momentum}`,
        x: k,
        y: iterations,
      })),
    ],
  };
}

function ratioFigure({ k, methods }: MomentumResult): Figure {
  const momenta = [...new Set(methods.map(({ momentum }) => momentum))];
  const names = [...new Set(methods.map(({ method }) => method))];
  return {
    name: 'ratio',
    title: 'Steps saved',
    caption: `Steps with momentum over steps without, for k components; the rules are at 1 − β. Dashed: ${names.slice(1).join(', ') || 'none'}. Where few steps are needed the gain is smaller, as momentum has to build up: some 1/(1 − β) steps (ours).`,
    x: { label: 'components kept k', scale: 'log', identity: componentNumbers },
    y: { label: 'ratio of steps', scale: 'log' },
    marks: [
      ...momenta.map((momentum) => ({
        mark: 'rule' as const,
        role: 'neutral' as const,
        axis: 'y' as const,
        at: 1 - momentum,
      })),
      ...methods.map(({ method, momentum, ratio }) => ({
        mark: 'line' as const,
        role: 'fit' as const,
        series: momenta.indexOf(momentum) + 1,
        dashed: method !== names[0],
        ...(method === names[0] && { label: `β = ${momentum}` }),
        x: k,
        y: ratio,
      })),
    ],
  };
}
