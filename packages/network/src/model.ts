import {
  expectation,
  InvalidParameterError,
  type ParameterValues,
  type Registry,
  z,
} from '@spectral-bias/core';
import type { CurveData } from './curve.ts';
import type { Fit } from './fit.ts';

/** A fitted network as data: all that `predict` needs, and what it was fitted with. */
export interface Model {
  readonly activation: { readonly name: string; readonly params: ParameterValues };
  readonly width: number | 'infinite';
  readonly nullSpace: string;
  readonly regularizer: { readonly name: string; readonly params: ParameterValues };
  readonly samples: { readonly origin: number; readonly span: number };
  readonly curve: CurveData;
}

const format = 'spectral-bias/model';
const version = 1;

const numbers = z.array(z.number());
const plugin = z.object({ name: z.string(), params: z.record(z.string(), z.unknown()) });

const schema = z.object({
  format: z.literal(format),
  version: z.literal(version),
  activation: plugin,
  width: z.union([z.number().int().positive(), z.literal('infinite')]),
  nullSpace: z.string(),
  regularizer: plugin,
  samples: z.object({ origin: z.number(), span: z.number().positive() }),
  curve: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('piecewise-polynomial'),
      breaks: numbers,
      degree: z.number().int().min(0).max(15),
      derivatives: numbers,
      neurons: z.object({ biases: numbers, weights: numbers }).optional(),
    }),
    z.object({
      kind: z.literal('neurons'),
      biases: numbers,
      weights: numbers,
      polynomial: numbers,
    }),
  ]),
});

interface PluginJson {
  readonly name: string;
  readonly params: Record<string, unknown>;
}

/** The JSON form of a model; numbers in full precision. */
export interface ModelJson {
  readonly format: typeof format;
  readonly version: typeof version;
  readonly activation: PluginJson;
  readonly width: number | 'infinite';
  readonly nullSpace: string;
  readonly regularizer: PluginJson;
  readonly samples: { readonly origin: number; readonly span: number };
  readonly curve:
    | {
        readonly kind: 'piecewise-polynomial';
        readonly breaks: number[];
        readonly degree: number;
        readonly derivatives: number[];
        /** Biases on the unit span and outer weights, where the width is finite. */
        readonly neurons?: { readonly biases: number[]; readonly weights: number[] } | undefined;
      }
    | {
        readonly kind: 'neurons';
        readonly biases: number[];
        readonly weights: number[];
        readonly polynomial: number[];
      };
}

/** A fit as JSON: numbers in full precision, nothing that `JSON.stringify` would lose. */
export function modelToJson(fit: Fit | Model): ModelJson {
  const { activation, regularizer, samples, curve } = fit;
  return {
    format,
    version,
    activation: { name: activation.name, params: { ...activation.params } },
    width: fit.width,
    nullSpace: fit.nullSpace,
    regularizer: { name: regularizer.name, params: { ...regularizer.params } },
    samples: { origin: samples.origin, span: samples.span },
    curve:
      curve.kind === 'neurons'
        ? {
            kind: curve.kind,
            biases: Array.from(curve.biases),
            weights: Array.from(curve.weights),
            polynomial: Array.from(curve.polynomial),
          }
        : {
            kind: curve.kind,
            breaks: Array.from(curve.breaks),
            degree: curve.degree,
            derivatives: Array.from(curve.derivatives),
            ...(curve.neurons && {
              neurons: {
                biases: Array.from(curve.neurons.biases),
                weights: Array.from(curve.neurons.weights),
              },
            }),
          },
  };
}

/**
 * The model that `modelToJson` wrote; its activation is looked up in `registry`.
 *
 * @throws InvalidParameterError if the value is no such JSON, UnknownNameError for an activation
 *   that the registry does not have
 */
export function modelFromJson(value: unknown, registry: Registry): Model {
  const result = schema.safeParse(value);
  if (!result.success) {
    const issue = result.error.issues[0]!;
    const path = issue.path.map(String);
    const found = path.reduce<unknown>((at, key) => (at as ParameterValues)?.[key], value);
    throw new InvalidParameterError(
      ['model', ...path].join('.'),
      found,
      `${expectation(issue)}, as fit --model writes it`,
      { cause: result.error },
    );
  }
  const { curve, ...rest } = result.data;
  const activation = registry
    .get('activation', rest.activation.name)
    .create(rest.activation.params);
  if (curve.kind === 'neurons') {
    if (curve.biases.length !== curve.weights.length) {
      throw new InvalidParameterError(
        'model.curve.weights',
        curve.weights.length,
        `${curve.biases.length} numbers`,
      );
    }
    return {
      ...rest,
      curve: {
        kind: 'neurons',
        activation,
        biases: Float64Array.from(curve.biases),
        weights: Float64Array.from(curve.weights),
        polynomial: Float64Array.from(curve.polynomial),
      },
    };
  }
  const expected = (curve.breaks.length + 1) * (curve.degree + 1);
  if (curve.derivatives.length !== expected) {
    throw new InvalidParameterError(
      'model.curve.derivatives',
      `${curve.derivatives.length} numbers`,
      String(expected),
    );
  }
  return {
    ...rest,
    curve: {
      kind: 'piecewise-polynomial',
      breaks: Float64Array.from(curve.breaks),
      degree: curve.degree,
      derivatives: Float64Array.from(curve.derivatives),
      ...(curve.neurons && {
        neurons: {
          biases: Float64Array.from(curve.neurons.biases),
          weights: Float64Array.from(curve.neurons.weights),
        },
      }),
    },
  };
}
