import {
  checkpoint,
  defineExperiment,
  type ExperimentPlugin,
  InvalidParameterError,
  type RunContext,
  type Table,
  z,
} from '@spectral-bias/core';
import { svd } from '@spectral-bias/linalg';
import { componentFigures } from './component-figures.ts';
import { type ComponentShape, componentShape } from './component-shape.ts';
import { countList, sampleCount, specList } from './list-parameters.ts';
import { namedActivation } from './named-activation.ts';
import { sineComponent } from './sine-transform.ts';
import { unitJacobian, unitPlaces } from './unit-network.ts';

const params = z.object({
  activations: specList(
    ['heaviside', 'half-tanh', 'relu', 'relu-power:power=2'],
    'activations, at scale M where the spec gives none',
  ),
  components: countList([1, 2, 4, 8], 'which components k to show'),
  samples: sampleCount,
  narrowing: z
    .number()
    .int()
    .min(2)
    .max(64)
    .default(8)
    .describe('N/M of the narrow network; the wide one has M = N'),
});

/** One left singular vector u_k, its sign such that it runs with the DST. */
export interface Component extends ComponentShape {
  readonly k: number;
  readonly values: Float64Array;
}

/** The components of one network. */
export interface ComponentSet {
  readonly label: string;
  readonly width: number;
  readonly components: readonly Component[];
}

/** Components as functions of x, from wide and from narrow networks. */
export interface ComponentsResult {
  readonly x: Float64Array;
  readonly narrowing: number;
  /** The discrete sine transform's components, in the order asked for. */
  readonly sines: readonly Float64Array[];
  readonly wide: readonly ComponentSet[];
  readonly narrow: readonly ComponentSet[];
}

/**
 * The principal components of the Jacobian as functions, beside the discrete sine transform: with
 * as many neurons as samples (Lucey 2025, Fig. 4) and with fewer (Fig. 5).
 */
export const componentsExperiment: ExperimentPlugin<ComponentsResult> = defineExperiment({
  name: 'components',
  title: 'Components',
  summary: 'Which functions does a network learn first?',
  params,
  run: (values, context) => runComponents(values, context),
  figures: componentFigures,
  table: componentTable,
});

function runComponents(values: z.output<typeof params>, context: RunContext): ComponentsResult {
  const { activations, components, samples, narrowing } = values;
  const narrowWidth = Math.round(samples / narrowing);
  if (narrowWidth < Math.max(...components, 2)) {
    const most = Math.floor(samples / Math.max(...components, 2));
    throw new InvalidParameterError('narrowing', narrowing, `at most ${most} for these components`);
  }
  const x = unitPlaces(samples);
  const sines = components.map((k) => sineComponent(k, x));
  let done = 0;
  const sets = (width: number) =>
    activations.map((spec): ComponentSet => {
      checkpoint(context, done++ / (2 * activations.length), `components of ${spec}, M = ${width}`);
      const { label, component } = networkComponents(spec, width, x, context);
      return { label, width, components: components.map(component) };
    });
  return { x, narrowing, sines, wide: sets(samples), narrow: sets(narrowWidth) };
}

/** A network whose components can be asked for one after another: it is factorized once. */
export interface NetworkComponents {
  readonly label: string;
  /** Component k, up to the smaller of samples and width. */
  component(k: number): Component;
}

/**
 * The components of a network at these places on [0, 1], `width` equispaced biases.
 *
 * @throws UnknownNameError, InvalidParameterError for a spec that cannot be used
 */
export function networkComponents(
  spec: string,
  width: number,
  x: Float64Array,
  context: RunContext,
): NetworkComponents {
  const { label, activation } = namedActivation(spec, width, context);
  const { u } = svd(unitJacobian(activation, x, width));
  return {
    label,
    component(k) {
      const sine = sineComponent(k, x);
      const vector = x.map((_, n) => u.data[n * u.columns + k - 1]!);
      const along = vector.reduce((sum, value, n) => sum + value * sine[n]!, 0);
      const values = along < 0 ? vector.map((value) => -value) : vector;
      return { k, values, ...componentShape(values, sine) };
    },
  };
}

function componentTable({ x, sines, wide, narrow }: ComponentsResult): Table {
  const numbers = wide[0]!.components.map(({ k }) => k);
  return {
    columns: [
      { name: 'x', values: x },
      ...sines.map((values, i) => ({ name: `DST, k = ${numbers[i]}`, values })),
      ...[...wide, ...narrow].flatMap(({ label, width, components }) =>
        components.map(({ k, values }) => ({
          name: `${label}, M = ${width}, k = ${k}`,
          values,
        })),
      ),
    ],
  };
}
