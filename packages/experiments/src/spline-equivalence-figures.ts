import type { Figure } from '@spectral-bias/core';
import { freePolynomials } from './difference-operator.ts';
import type { SplineEquivalenceResult, SplineOrder } from './spline-equivalence.ts';

const names = ['Heaviside', 'ReLU', 'ReLU²', 'ReLU³'];

/** A figure for each order, one for what a centred difference gives, one for ridge and spline. */
export function splineEquivalenceFigures(result: SplineEquivalenceResult): readonly Figure[] {
  const second = result.orders.find(({ order }) => order > 1);
  return [
    ...result.orders.map(columnsFigure),
    ...(second ? [centredFigure(second)] : []),
    ridgeFigure(result),
  ];
}

const places = (size: number) => Float64Array.from({ length: size }, (_, i) => i / size);

function columnsFigure(measured: SplineOrder): Figure {
  const { order, size, boundary, alignment, columns, difference } = measured;
  const scale = size ** (order - 1);
  const free = freePolynomials(measured);
  const openly = free === 0 ? '' : `, free of polynomials of degree below ${free}`;
  const how = boundary === 'same' ? `${boundary}, ${alignment}` : boundary;
  const x = places(size);
  return {
    name: `inverse-${order}`,
    title: `Columns of G⁻¹ for p = ${order}: ${names[order - 1]}`,
    caption: `Columns of the inverse of the ${order}-fold difference (boundary: ${how}; ours, as the paper's shifts are unknown) as points on the shifted powers${openly}: ${agreement(difference)}.`,
    x: { label: 'place of the sample i / N' },
    y: {
      label:
        order === 1
          ? 'entry of the column'
          : `entry of the column / N${order === 2 ? '' : superscript(order - 1)}`,
    },
    marks: [
      ...columns.map(({ power }, i) => ({
        mark: 'line' as const,
        role: 'neutral' as const,
        ...(i === 0 && { label: 'shifted power' }),
        x,
        y: power.map((value) => value / scale),
      })),
      ...columns.map(({ shift, column }, series) => ({
        mark: 'points' as const,
        role: 'fit' as const,
        series,
        label: `column at ${(shift / size).toFixed(2)}`,
        x,
        y: column.map((value) => value / scale),
      })),
    ],
  };
}

function centredFigure({ order, size, centred, centredDifference }: SplineOrder): Figure {
  const scale = size ** (order - 1);
  const x = places(size);
  return {
    name: 'centred',
    title: `A centred difference gives no ${names[order - 1]}`,
    caption: `One column of the inverse of the centred ${order}-fold difference with zeros beyond both ends, as for [1, −2, 1], and the shifted power it is not: they differ by ${centredDifference.toFixed(2)} of the largest. Only a causal difference has activations for columns (ours).`,
    x: { label: 'place of the sample i / N' },
    y: { label: `entry of the column / N${order === 2 ? '' : superscript(order - 1)}` },
    marks: [
      {
        mark: 'line',
        role: 'neutral',
        dashed: true,
        label: 'shifted power',
        x,
        y: centred.power.map((value) => value / scale),
      },
      {
        mark: 'line',
        role: 'fit',
        label: 'column of the inverse',
        x,
        y: centred.column.map((value) => value / scale),
      },
    ],
  };
}

function ridgeFigure({ orders, y, lambda }: SplineEquivalenceResult): Figure {
  const x = places(y.length);
  const gap = Math.max(...orders.map(({ ridgeGap }) => ridgeGap));
  return {
    name: 'ridge',
    title: 'Ridge on the weights is a spline',
    caption: `Noisy samples, the minimiser of Σ(y − f)² + ${lambda}‖Gf‖² for each order, and, dashed on top, ridge on w with f = G⁻¹w: the same to ${gap.toExponential(0)}.`,
    x: { label: 'place of the sample i / N' },
    y: { label: 'y' },
    marks: [
      { mark: 'points', role: 'data', label: 'samples', x, y },
      ...orders.map(({ order, spline }, series) => ({
        mark: 'line' as const,
        role: 'fit' as const,
        series,
        label: `spline, p = ${order}`,
        x,
        y: spline,
      })),
      ...orders.map(({ ridge }, i) => ({
        mark: 'line' as const,
        role: 'neutral' as const,
        dashed: true,
        ...(i === 0 && { label: 'ridge on w' }),
        x,
        y: ridge,
      })),
    ],
  };
}

function agreement(difference: number): string {
  if (difference === 0) return 'they are equal to the last bit';
  return `they differ by ${difference.toExponential(0)} of the largest`;
}

function superscript(n: number): string {
  return ['⁰', '¹', '²', '³', '⁴'][n] ?? `^${n}`;
}
