import type { Figure, FigureMark } from '@spectral-bias/core';
import type { Component, ComponentSet, ComponentsResult } from './components.ts';

/** A figure for each network: its components in colour, the DST's dashed beside them. */
export function componentFigures(result: ComponentsResult): readonly Figure[] {
  return [
    ...result.wide.map((set, i) => componentSetFigure(set, i, 'wide', result)),
    ...result.narrow.map((set, i) => componentSetFigure(set, i, 'narrow', result)),
  ];
}

/** Components of one network in colour, the sines of the same numbers dashed. */
export function componentSetFigure(
  { label, width, components }: ComponentSet,
  order: number,
  kind: 'wide' | 'narrow',
  { x, sines }: Pick<ComponentsResult, 'x' | 'sines'>,
): Figure {
  const size = Math.sqrt(x.length);
  const scaled = (values: Float64Array) => values.map((value) => value * size);
  const numbers = components.map(({ k }) => k).join(', ');
  const likeness = components.map((one) => one.likeness.toFixed(3)).join(', ');
  return {
    name: `${kind}-${order + 1}-${label.split(',')[0]}`,
    title: `Components of ${label}: ${width} neurons at ${x.length} samples`,
    caption: `Left singular vectors; dashed, the discrete sine transform sin((2k−1)nπ/(2N+1)). Likeness |⟨u_k, DST_k⟩| for k = ${numbers}: ${likeness}. ${looks(components, width)}`,
    x: { label: 'x', domain: [0, 1] },
    y: { label: 'component, √N u_k(x)' },
    marks: [
      ...components.map(
        ({ k, values }, series): FigureMark => ({
          mark: 'line',
          role: 'fit',
          series,
          label: `k = ${k}`,
          identity: { kind: 'component', of: k },
          x,
          y: scaled(values),
        }),
      ),
      ...sines.map(
        (values, i): FigureMark => ({
          mark: 'line',
          role: 'data',
          dashed: true,
          ...(i === 0 && { label: 'DST' }),
          x,
          y: scaled(values),
        }),
      ),
    ],
  };
}

/** Whether the components are stairs, in words and numbers. */
function looks(components: readonly Component[], width: number): string {
  const { levels, values, steepness } = components[0]!;
  return levels <= width && levels < values.length
    ? `Stairs of ${levels} levels: between the biases every place takes its neighbour's value.`
    : `No stairs: for k = ${components[0]!.k} the largest step between samples is ${steepness.toFixed(1)} times the mean one (π/2 for a sine).`;
}
