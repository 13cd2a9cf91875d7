import { activations } from '@spectral-bias/activations';
import { regularizers } from '@spectral-bias/regularizers';
import { describe, expect, it } from 'vitest';
import { buildSystem, fit, prepareSamples, type Strength } from '../src/index.ts';
import { golden } from './signals.ts';

const exact = golden('exact-masks');

interface MaskCase {
  readonly activation: string;
  readonly scale: number;
  readonly singularValues: number[];
  readonly fits: {
    readonly regularizer: string;
    readonly params: Strength;
    readonly df: number;
    readonly fitted: number[];
  }[];
}

/** Heaviside is 0 at 0 in the reference and 1 here: its biases sit just to the right. */
function biasesOf(activation: string): number[] {
  const shift = activation === 'heaviside' ? 1e-9 : 0;
  return exact.biases.map((bias: number) => bias + shift);
}

/** The reference gives gradient flow as α and q of the steps that it is the limit of: time αq. */
function given(regularizer: string, params: Strength) {
  if (regularizer !== 'gradient-flow') return { strength: params };
  return { regularizerParams: { time: params.learningRate! * params.iterations! } };
}

const largest = (a: ArrayLike<number>, b: number[]) =>
  Math.max(...b.map((value, i) => Math.abs(a[i] - value)));

describe.each(exact.cases as MaskCase[])('a network of $activation, exactly (mpmath)', (one) => {
  const plugin = activations.find(({ name }) => name === one.activation)!;
  const activation = plugin.create({ scale: one.scale });
  const biases = biasesOf(one.activation);

  it.each(activation.greensOrder ? (['dense', 'state-space'] as const) : (['dense'] as const))(
    'has these singular values, %s',
    (solver) => {
      const options = { biases, nullSpace: 'none', solver } as const;
      const { system } = buildSystem(prepareSamples(exact), activation, options);
      const s1 = one.singularValues[0];
      one.singularValues.forEach((expected, k) => {
        const tolerance = exact.tolerance.singularValues * s1;
        expect(Math.abs(system.singularValue(k + 1) - expected)).toBeLessThan(tolerance);
      });
    },
  );

  it.each(one.fits)('is shrunk by $regularizer to these values', ({ regularizer, ...expected }) => {
    const chosen = regularizers.find(({ name }) => name === regularizer)!;
    const found = fit(exact, {
      activation,
      regularizer: chosen,
      biases,
      nullSpace: 'none',
      solver: 'dense',
      ...given(regularizer, expected.params),
    });
    expect(largest(found.fitted, expected.fitted)).toBeLessThan(exact.tolerance.fitted);
    expect(Math.abs(found.diagnostics.df - expected.df)).toBeLessThan(exact.tolerance.df);
  });
});
