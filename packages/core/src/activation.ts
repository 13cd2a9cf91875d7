import { z } from 'zod';
import { InvalidPluginError } from './errors.ts';
import type { ParameterSchema, ParameterValues } from './parameters.ts';
import { parseParameters } from './parameters.ts';
import { CONTRACT, checkDefinition } from './plugin.ts';

/** A complex number. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** Element-wise tensor operations that an engine lends to an activation's `tensor` form. */
export interface TensorOps<T> {
  add(a: T, b: T | number): T;
  sub(a: T, b: T | number): T;
  mul(a: T | number, b: T | number): T;
  div(a: T | number, b: T | number): T;
  max(a: T | number, b: T | number): T;
  min(a: T | number, b: T | number): T;
  pow(a: T, exponent: number): T;
  exp(a: T): T;
  expm1(a: T): T;
  log1p(a: T): T;
  sqrt(a: T): T;
  abs(a: T): T;
  sin(a: T): T;
  cos(a: T): T;
  tanh(a: T): T;
  erf(a: T): T;
  atan(a: T): T;
  /** 1 where a > b, else 0. */
  greater(a: T, b: T | number): T;
  where(condition: T, a: T | number, b: T | number): T;
}

/**
 * Whether φ is monotonic, `quasi` (monotonic but for one bounded dip, as GELU), or not. Monotonic
 * activations are regularized by iterations, non-monotonic ones by scale (Lucey 2025, section 4).
 */
export type Monotonicity = 'monotonic' | 'quasi' | 'non-monotonic';

/** What an activation's author writes: φ, its slope, and facts that let others be exact or fast. */
export interface ActivationForm {
  /** φ(z). */
  value(z: number): number;
  /** φ′(z); any one-sided value at a kink. */
  slope(z: number): number;
  /** φ″(z), away from kinks. */
  curvature?(z: number): number;
  /** Points where φ or a low derivative jumps, ascending. */
  readonly kinks?: readonly number[];
  /** h with φ(cz) = c^h φ(z) for every c > 0. */
  readonly homogeneity?: number;
  /**
   * p where φ^(p) is a point mass at 0, of any size: φ is a multiple of z₊^(p−1) plus a polynomial
   * of degree below p. A spline activation, solved exactly in linear time.
   */
  readonly greensOrder?: number;
  readonly monotonic?: Monotonicity;
  /** φ̂(k) = ∫ φ(z) e^{−ikz} dz for k ≠ 0, without the point masses that sit at isolated k. */
  fourier?(k: number): Complex;
  /** φ is 0 outside [from, to]. */
  readonly support?: readonly [from: number, to: number];
  /** φ̂(k) is 0 for |k| beyond this. */
  readonly bandLimit?: number;
  /** Writes φ(z[i]) into out[i]; `out` may be `z`. */
  fill?(out: Float64Array, z: Float64Array): void;
  /** φ on tensors, so that the tfjs engines can train it. */
  tensor?<T>(ops: TensorOps<T>, z: T): T;
}

/** An activation with its parameters chosen and what its author left out filled in. */
export interface Activation extends ActivationForm {
  /** Name of the plug-in. */
  readonly name: string;
  /** Title of the plug-in, as people write it. */
  readonly title: string;
  /** Every parameter, defaults included. */
  readonly params: ParameterValues;
  readonly kinks: readonly number[];
  fill(out: Float64Array, z: Float64Array): void;
}

/** The definition of an activation, as its author writes it. */
export interface ActivationDefinition<S extends ParameterSchema> {
  readonly name: string;
  readonly title: string;
  /** φ(z) in TeX. */
  readonly formula: string;
  readonly params?: S;
  create(params: z.output<S>): ActivationForm;
}

/** An activation plug-in: a frozen object that makes activations from parameter values. */
export interface ActivationPlugin {
  readonly kind: 'activation';
  readonly contract: number;
  readonly name: string;
  readonly title: string;
  readonly formula: string;
  /** The author's parameters, and `scale`, which every activation takes. */
  readonly params: ParameterSchema;
  /** @throws InvalidParameterError or UnknownNameError for bad values */
  create(values?: ParameterValues): Activation;
}

const scale: z.ZodDefault<z.ZodNumber> = z
  .number()
  .positive()
  .default(1)
  .describe('the network uses φ(scale·z), z in units of the span of x');

/**
 * Makes an activation plug-in. `scale` is added to its parameters: the author writes φ(z), the
 * plug-in gives φ(scale·z) with slope, kinks, transform, support and band limit to match.
 *
 * @throws InvalidParameterError for a name that cannot be typed, or params that are no zod object
 */
export function defineActivation<S extends ParameterSchema>(
  definition: ActivationDefinition<S>,
): ActivationPlugin {
  const { name, title, formula } = definition;
  const own = definition.params ?? z.object({});
  checkDefinition('activation', name, own);
  const params = z.object({ ...own.shape, scale });
  Object.freeze(params.shape);
  return Object.freeze({
    kind: 'activation',
    contract: CONTRACT,
    name,
    title,
    formula,
    params,
    create(values: ParameterValues = {}) {
      const parsed = parseParameters(name, params, values);
      const form = definition.create(parsed as z.output<S>);
      if (typeof form?.value !== 'function' || typeof form.slope !== 'function') {
        throw new InvalidPluginError(name, 'its create gives no functions value and slope');
      }
      const stretched = parsed.scale === 1 ? form : stretch(form, parsed.scale);
      return Object.freeze({
        ...complete(stretched),
        name,
        title,
        params: Object.freeze(parsed),
      });
    },
  } satisfies ActivationPlugin);
}

/** φ(sz) from φ(z): slopes grow by s, places shrink by s, φ̂(k) becomes φ̂(k/s)/s. */
function stretch(form: ActivationForm, s: number): ActivationForm {
  const { curvature, fourier, fill, tensor } = form;
  return {
    ...form,
    value: (z) => form.value(s * z),
    slope: (z) => s * form.slope(s * z),
    ...(curvature && { curvature: (z: number) => s * s * curvature(s * z) }),
    ...(form.kinks && { kinks: form.kinks.map((kink) => kink / s) }),
    ...(form.support && { support: [form.support[0] / s, form.support[1] / s] as const }),
    ...(form.bandLimit !== undefined && { bandLimit: form.bandLimit * s }),
    ...(fourier && {
      fourier(k: number) {
        const { re, im } = fourier(k / s);
        return { re: re / s, im: im / s };
      },
    }),
    ...(fill && {
      fill(out: Float64Array, z: Float64Array) {
        for (let i = 0; i < z.length; i++) out[i] = s * z[i]!;
        fill(out, out);
      },
    }),
    ...(tensor && { tensor: <T>(ops: TensorOps<T>, z: T) => tensor(ops, ops.mul(z, s)) }),
  };
}

/** The form with what its author left out. */
function complete(form: ActivationForm): ActivationForm & Pick<Activation, 'kinks' | 'fill'> {
  const { value } = form;
  return {
    ...form,
    kinks: Object.freeze([...(form.kinks ?? [])]),
    fill:
      form.fill ??
      ((out, z) => {
        for (let i = 0; i < z.length; i++) out[i] = value(z[i]!);
      }),
  };
}
