import type { Figure, FigureMark } from '@spectral-bias/core';
import type { ContractionCurve, ContractionResult } from './contraction.ts';
import { superscript } from './superscript.ts';

/** The function and its contraction, and what contraction costs. */
export function contractionFigures(result: ContractionResult): readonly Figure[] {
  return [functionFigure(result), costFigure(result)];
}

const places = Float64Array.from({ length: 801 }, (_, i) => (i - 400) / 100);

function functionFigure({ epsilon, curves }: ContractionResult): Figure {
  const costs = curves
    .filter(({ dimension }) => dimension === curves[0]!.dimension)
    .map(({ activation, ratio }) => `${Number(ratio.at(-1)!.toPrecision(4))} (${activation})`)
    .join(', ');
  const bump = (width: number) => places.map((x) => Math.exp(-((x / width) ** 2) / 2));
  return {
    name: 'function',
    title: 'A function and its contraction',
    caption: `f(x) = exp(−x²/2) and f(x/${epsilon}) have the same height. To a network the second one costs more in ‖f‖²_φ by ${costs}. The bump is ours, not the paper's.`,
    x: { label: 'x' },
    y: { label: 'f(x)', domain: [0, 1.05] },
    marks: [
      { mark: 'line', role: 'truth', label: 'f(x)', x: places, y: bump(1) },
      { mark: 'line', role: 'fit', label: `f(x/${epsilon})`, x: places, y: bump(epsilon) },
    ],
  };
}

function costFigure({ epsilons, curves, epsilon }: ContractionResult): Figure {
  const names = [...new Set(curves.map(({ activation }) => activation))];
  const dimensions = [...new Set(curves.map(({ dimension }) => dimension))];
  const orders = names
    .map((name) => `${name} ${ordersOf(curves.filter(({ activation }) => activation === name))}`)
    .join('; ');
  const laws = names.flatMap((name, series): FigureMark[] => {
    const law = curves.find(({ activation }) => activation === name)!.law;
    if (law === null) return [];
    const y = epsilons.map((value) => value ** -law);
    return [
      {
        mark: 'line',
        role: 'penalty',
        series,
        label: `${name}: ε${superscript(-law)}`,
        x: epsilons,
        y,
      },
    ];
  });
  const points = names.map((name, series): FigureMark => {
    const own = curves.filter(({ activation }) => activation === name);
    const law = own[0]!.law !== null;
    const x = own.flatMap(() => Array.from(epsilons));
    const y = own.flatMap(({ ratio }) => Array.from(ratio));
    return { mark: 'points', role: 'data', series, ...(!law && { label: name }), x, y };
  });
  return {
    name: 'cost',
    title: 'What contraction costs',
    caption: `‖f(x/ε)‖²_φ relative to ‖f‖²_φ by quadrature (points, for D = ${dimensions.join(', ')}, one on the other) and the law ε^−(2p+1) (lines). Fitted orders down to ε = ${epsilon}: ${orders}.`,
    x: { label: 'contraction ε', scale: 'log' },
    y: { label: 'squared seminorm of f(x/ε), relative to that of f', scale: 'log' },
    marks: [...laws, ...points],
  };
}

function ordersOf(curves: readonly ContractionCurve[]): string {
  const orders = curves.map(({ order }) => order);
  const [least, most] = [Math.min(...orders), Math.max(...orders)];
  return most - least < 5e-4 ? least.toFixed(3) : `${least.toFixed(3)} to ${most.toFixed(3)}`;
}
