import type { FitResult } from '@spectral-bias/experiments';

/** A fit in a few lines for a person. */
export function fitSummary(result: FitResult, source: string, elapsed: number): string {
  const { fit, xLabel, yLabel } = result;
  const { samples, diagnostics } = fit;
  const first = shortNumber(samples.x[0]!);
  const last = shortNumber(samples.x.at(-1)!);
  const lines = [
    `${source}: ${samples.all.y.length} samples of ${yLabel} at ${samples.x.length} places, ${xLabel} from ${first} to ${last}`,
    `${networkLine(result)}`,
    '',
    ...factsOf(result).map(([name, value, note]) =>
      `  ${name.padEnd(14)}${value.padEnd(14)}${note}`.trimEnd(),
    ),
    '',
    `solver: ${fit.solver} (${fit.solverReason}); ${Math.round(elapsed)} ms`,
  ];
  if (!Number.isFinite(diagnostics.gcv)) lines.splice(-1, 1, `solver: ${fit.solver}`);
  return `${lines.join('\n')}\n`;
}

/** The network and what regularizes it, in a sentence without an end. */
export function networkLine({ fit }: FitResult): string {
  const { activation, width, nullSpace, regularizer, selection, diagnostics } = fit;
  const params = Object.entries(activation.params)
    .filter(([name, value]) => value !== undefined && !(name === 'scale' && value === 1))
    .map(([name, value]) => `${name} ${typeof value === 'number' ? shortNumber(value) : value}`);
  const name = activation.title + (params.length > 0 ? ` (${params.join(', ')})` : '');
  const neurons = width === 'infinite' ? 'of infinite width' : `of ${width} neurons`;
  const polynomials = nullSpace === 'none' ? '' : ` with ${nullSpace} null space`;
  const how =
    selection.criterion === 'given' ? 'as given' : `chosen by ${selection.criterion.toUpperCase()}`;
  const df = shortNumber(Number(diagnostics.df.toPrecision(3)));
  return `${name} network ${neurons}${polynomials}, ${regularizer.title.toLowerCase()} to ${df} degrees of freedom, ${how}`;
}

/** Name, value and meaning of the figures that describe a fit. */
export function factsOf({ fit }: FitResult): [name: string, value: string, note: string][] {
  const { equivalents, diagnostics } = fit;
  const { lambda, splineLambda, learningRate, iterations, threshold, components, bandwidth } =
    equivalents;
  const facts: [string, number | null, string][] = [
    ['λ', lambda, 'on ‖w‖², x brought to [0, 1]'],
    ['spline λ', splineLambda, 'on ∫|f^(p)|² dx, x in its own unit'],
    ['threshold τ', threshold, 'on the singular values'],
    [
      'iterations q',
      iterations,
      `of gradient descent at α = ${learningRate === null ? '–' : shortNumber(learningRate)}`,
    ],
    ['components', components, 'above τ, beside the null space'],
    ['bandwidth', bandwidth, 'cycles per unit of x'],
    ['df', diagnostics.df, 'effective degrees of freedom'],
    ['sigma', diagnostics.sigma, 'estimated noise'],
    ['GCV', diagnostics.gcv, 'generalized cross-validation score'],
    ['LOO', diagnostics.loo, 'leave-one-out score'],
  ];
  return facts
    .filter(([, value]) => value !== null && Number.isFinite(value))
    .map(([name, value, note]) => [name, shortNumber(value!), note]);
}

/** Six significant digits; whole numbers below a million as they are, from 10⁹ with an exponent. */
export function shortNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return String(value);
  const rounded = Number(value.toPrecision(6));
  return Math.abs(rounded) < 1e9 ? String(rounded) : rounded.toExponential();
}
