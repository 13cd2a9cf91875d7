import { formatPluginSpec } from '@spectral-bias/core';
import { type FitResult, fitExperiment } from '@spectral-bias/experiments';
import { predict } from '@spectral-bias/network';
import { formatTable, type Signal } from '@spectral-bias/signals';
import { version } from './version.ts';

/** A share of df above which its bound is told. */
const WORTH_TELLING = 1e-3;

/** The fitted function, or a derivative of it, at places asked for. */
export interface Evaluation {
  readonly x: Float64Array;
  readonly fitted: Float64Array;
}

/** The evaluation that `--at` and `--derivative` ask for, if any. */
export function evaluate(
  { fit }: FitResult,
  places: Float64Array | undefined,
  derivative: number | undefined,
): Evaluation | undefined {
  if (places === undefined && derivative === undefined) return undefined;
  const x = places ?? fit.samples.x;
  return { x, fitted: predict(fit, x, derivative ?? 0) };
}

/** The curve as a table: where asked for, else at the samples with its band. */
export function curveTable(result: FitResult, at: Evaluation | undefined, path: string): string {
  const columns = at
    ? [
        { name: 'x', values: at.x },
        { name: 'fitted', values: at.fitted },
      ]
    : fitExperiment.table(result).columns;
  return formatTable(
    columns as { name: string; values: Float64Array }[],
    path.endsWith('.tsv') ? '\t' : ',',
  );
}

/** What a reader should know of a fit beyond its numbers. */
export function warningsOf({ fit }: FitResult, signal: Signal): string[] {
  const warnings = [...signal.warnings];
  const { samples, diagnostics, system } = fit;
  if (system.s1 === 0) {
    warnings.push(
      `${samples.x.length} distinct x leave nothing to regularize: the ${fit.nullSpace} null space fits them all`,
    );
  } else if (!Number.isFinite(diagnostics.gcv)) {
    warnings.push('the fit leaves no degree of freedom: it has no sigma, GCV or band');
  }
  const doubt = fit.approximation;
  if (doubt && doubt.df > WORTH_TELLING * diagnostics.df) {
    const spread = doubt.spread.toPrecision(3);
    warnings.push(
      `df is known to ±${doubt.df.toPrecision(2)}; leverages of ${spread} of it are spread evenly, so bands and leave-one-out are approximate`,
    );
  }
  if (fit.selection.open) {
    warnings.push(
      `among the strengths that the ${fit.solver} solver can look at, ${fit.selection.criterion} has no minimum of its own: a better strength may be weaker; it can be given`,
    );
  }
  const left = signal.x.length - samples.all.y.length;
  if (left > 0) warnings.push(`${left} samples of weight 0 were left out`);
  return warnings;
}

/** The JSON document of a fit, without its arrays if they are elsewhere. */
export function fitDocument(
  result: FitResult,
  at: Evaluation | undefined,
  withoutArrays: boolean,
): Record<string, unknown> {
  const { fit } = result;
  const { samples, activation, regularizer, diagnostics } = fit;
  const arrays = { x: samples.x, fitted: fit.fitted, band: fit.band, ...(at && { at }) };
  return {
    command: 'fit',
    version,
    input: {
      n: samples.all.y.length,
      distinct: samples.x.length,
      xMin: samples.x[0],
      xMax: samples.x.at(-1),
    },
    model: {
      activation: formatPluginSpec(activation.name, activation.params, { scale: 1 }),
      width: fit.width,
      nullSpace: fit.nullSpace,
    },
    regularizer: { name: regularizer.name, ...regularizer.params },
    selection: { criterion: fit.selection.criterion, score: fit.selection.score },
    equivalents: fit.equivalents,
    fit: diagnostics,
    solver: fit.solver,
    solverReason: fit.solverReason,
    ...(fit.approximation && { approximation: fit.approximation }),
    ...(withoutArrays ? {} : arrays),
  };
}
