import type { z } from 'zod';
import { InvalidPluginError } from './errors.ts';
import type { ParameterSchema, ParameterValues } from './parameters.ts';
import { parseParameters } from './parameters.ts';
import { CONTRACT, checkDefinition } from './plugin.ts';

/**
 * What a regularizer's author writes: the mask m that multiplies the component with singular
 * value s, given the largest singular value s1 (Lucey 2025, section 4; theory section 2).
 */
export interface RegularizerForm {
  /** m(s). */
  mask(s: number, s1: number): number;
  /**
   * 1 − m as a function of t = s², to full relative accuracy where m is close to 1. Structured
   * solvers use it instead of singular values; without it every fit is dense.
   */
  residualOfSquare?(t: number, t1: number): number;
  /**
   * The threshold τ on the singular values that this strength amounts to: λ = τ², αq = 1/τ²
   * (theory section 2 with ε = 1/e). Without it nothing is converted.
   */
  threshold?(s1: number): number;
  /** The mask may leave [0, 1], as gradient descent does with learning rates above 1/s1². */
  readonly overshoots?: boolean;
}

/** A regularizer with its parameters chosen. */
export interface Regularizer extends RegularizerForm {
  /** Name of the plug-in. */
  readonly name: string;
  /** Title of the plug-in, as people write it. */
  readonly title: string;
  /** Every parameter, defaults included. */
  readonly params: ParameterValues;
}

/** The definition of a regularizer, as its author writes it. */
export interface RegularizerDefinition<S extends ParameterSchema> {
  readonly name: string;
  readonly title: string;
  /** m(s) in TeX. */
  readonly formula: string;
  readonly params: S;
  create(params: z.output<S>): RegularizerForm;
  /**
   * The parameter values whose threshold is `threshold`, keeping what `params` says of the others;
   * this is what lets a strength be chosen by GCV or converted from another regularizer's.
   */
  fromThreshold?(threshold: number, s1: number, params: Partial<z.output<S>>): z.input<S>;
}

/** A regularizer plug-in: a frozen object that makes regularizers from parameter values. */
export interface RegularizerPlugin {
  readonly kind: 'regularizer';
  readonly contract: number;
  readonly name: string;
  readonly title: string;
  readonly formula: string;
  readonly params: ParameterSchema;
  /** @throws InvalidParameterError or UnknownNameError for bad values */
  create(values?: ParameterValues): Regularizer;
  fromThreshold?(threshold: number, s1: number, params?: ParameterValues): ParameterValues;
}

/**
 * Makes a regularizer plug-in: a mask m(s) over the singular values s of the Jacobian.
 *
 * @throws InvalidParameterError for a name that cannot be typed, or params that are no zod object
 */
export function defineRegularizer<S extends ParameterSchema>(
  definition: RegularizerDefinition<S>,
): RegularizerPlugin {
  const { name, title, formula, params, fromThreshold } = definition;
  checkDefinition('regularizer', name, params);
  return Object.freeze({
    kind: 'regularizer',
    contract: CONTRACT,
    name,
    title,
    formula,
    params,
    create(values: ParameterValues = {}) {
      const parsed = parseParameters(name, params, values);
      const form = definition.create(parsed);
      if (typeof form?.mask !== 'function') {
        throw new InvalidPluginError(name, 'its create gives no function mask');
      }
      return Object.freeze({ ...form, name, title, params: Object.freeze(parsed) });
    },
    ...(fromThreshold && {
      fromThreshold(threshold: number, s1: number, given: ParameterValues = {}) {
        return fromThreshold(threshold, s1, given as Partial<z.output<S>>) as ParameterValues;
      },
    }),
  } satisfies RegularizerPlugin);
}
