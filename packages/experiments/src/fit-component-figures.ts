import type { Figure } from '@spectral-bias/core';
import type { Fit, SingularComponents } from '@spectral-bias/network';
import { componentsAt } from './component-identity.ts';
import type { FitResult } from './fit.ts';

/** What of the data each component holds, and what of it the fit keeps, over its frequency. */
export function componentSizesFigure(
  { fit, yLabel }: FitResult,
  components: SingularComponents,
): Figure {
  const { coefficients } = components;
  const k = coefficients.map((_, i) => i + 1);
  const frequency = k.map((number) => frequencyOf(fit, number));
  const sizes = coefficients.map((value) => drawable(value / Math.sqrt(fit.samples.totalWeight)));
  return {
    name: 'component-sizes',
    title: 'Components of the data',
    caption:
      'How much of the data lies along each component, and what the fit keeps of it: where both are one it is learnt, where they part it counts as noise.',
    x: {
      label: 'frequency (cycles per unit of x)',
      scale: 'log',
      identity: componentsAt(frequency),
    },
    y: { label: `size of it in ${yLabel}`, scale: 'log', domain: decades(sizes) },
    marks: [
      { mark: 'points', role: 'data', label: 'in the data', x: frequency, y: sizes },
      {
        mark: 'points',
        role: 'fit',
        label: 'kept by the fit',
        x: frequency,
        y: sizes.map((size, i) => drawable(size * maskOf(fit, components, k[i]!))),
      },
    ],
  };
}

/** Component k as a function, beside the data that it is a part of; both of size 1. */
export function componentFigure(
  { fit, xLabel, yLabel }: FitResult,
  components: SingularComponents,
  k: number,
): Figure {
  const { x, totalWeight } = fit.samples;
  const { singularValues, coefficients } = components;
  const relative = singularValues[k - 1]! / singularValues[0]!;
  const size = (values: ArrayLike<number>) =>
    Math.sqrt(Array.from(values).reduce((sum, value) => sum + value * value, 0) / totalWeight);
  const whole = size(coefficients);
  const kept = short(100 * maskOf(fit, components, k));
  const share = short(100 * (coefficients[k - 1]! / Math.sqrt(totalWeight) / whole) ** 2);
  return {
    name: 'component',
    title: `Component ${k} as a function`,
    caption: `Singular value ${short(relative)} s₁, so ${short(relative ** -2)} gradient steps learn it; frequency ${short(frequencyOf(fit, k))} cycles per unit of x. It is ${share} % of the data’s power, and the fit keeps ${kept} % of it. Grey: the data less what costs nothing.`,
    x: { label: xLabel },
    y: { label: `${yLabel}, relative to its size` },
    marks: [
      {
        mark: 'points',
        role: 'data',
        label: 'data',
        x,
        y: penalised(components, x).map((value) => value / whole),
      },
      {
        mark: 'line',
        role: 'fit',
        label: `component ${k}`,
        identity: { kind: 'component', of: k },
        x,
        y: components.vector(k).map((value) => value * Math.sqrt(totalWeight)),
      },
    ],
  };
}

/** k components reach as far as the sine with k half-waves (theory section 2). */
const frequencyOf = ({ samples }: Fit, k: number) => k / (2 * samples.span);

const maskOf = ({ regularizer, system }: Fit, { singularValues }: SingularComponents, k: number) =>
  regularizer.mask(singularValues[k - 1]!, system.s1);

/** All components of the data together: the data less their null space. */
function penalised({ coefficients, vector }: SingularComponents, x: Float64Array): Float64Array {
  const sum = new Float64Array(x.length);
  for (let k = 1; k <= coefficients.length; k++) {
    const component = vector(k);
    for (let n = 0; n < sum.length; n++) sum[n]! += coefficients[k - 1]! * component[n]!;
  }
  return sum;
}

/** A value on a logarithm: NaN where it has no place there. */
const drawable = (value: number) => (value > 0 ? value : Number.NaN);

/** From four powers of ten below the largest size: what the fit drops falls far below. */
function decades(sizes: Float64Array): readonly [number, number] {
  const most = Math.max(0, ...sizes.filter(Number.isFinite));
  const top = most > 0 ? most * 1.5 : 1;
  return [top / 1e4, top];
}

const short = (value: number) => String(Number(value.toPrecision(3)));
