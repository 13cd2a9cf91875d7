import { createContext, createRandom, type WorkOptions } from '@spectral-bias/core';
import {
  componentFigure,
  componentSetFigure,
  componentSizesFigure,
  type FitResult,
  fitExperiment,
  fitSignal,
  type NetworkComponents,
  networkComponents,
  sineComponent,
  unitPlaces,
} from '@spectral-bias/experiments';
import {
  type BiasPlacement,
  type SingularComponents,
  singularComponents,
} from '@spectral-bias/network';
import { registry } from './catalogue.ts';
import type { ComponentsView, FitComponentsRequest, RunView, ShapesRequest } from './protocol.ts';
import { runParams } from './run-experiment.ts';
import { networkKey } from './run-fit.ts';

/** The most distinct places at which a fit is taken apart: its cost is cubic in them. */
const mostTakenApart = 512;

interface TakenApart {
  readonly key: string;
  readonly result: FitResult;
  readonly components: SingularComponents;
}

let last: TakenApart | undefined;

/** A fit taken apart: the sizes of its components, and one of them as a function. */
export function runFitComponents(
  request: FitComponentsRequest,
  work: WorkOptions,
): ComponentsView | null {
  const key = networkKey(request);
  const random = createRandom(request.seed);
  const context = createContext({ ...work, registry: registry(), random });
  const before = last?.key === key ? last : undefined;
  const values = runParams(request, fitExperiment);
  const result = fitSignal(values, context, before?.result);
  const { fit } = result;
  if (fit.system.s1 === 0 || fit.samples.x.length > mostTakenApart) return null;
  const components =
    before?.components ??
    singularComponents(fit, {
      biases: (request.params.biases ?? 'equispaced') as BiasPlacement,
      nullSpace: fit.nullSpace,
      random: createRandom(request.seed),
    });
  last = { key, result, components };
  const count = components.singularValues.length;
  const wanted = request.component ?? fit.equivalents.components ?? 1;
  const component = Math.min(Math.max(wanted, 1), count);
  return {
    component,
    figures: [
      componentSizesFigure(result, components),
      componentFigure(result, components, component),
    ],
  };
}

/** Networks that were factorized, so that another component costs nothing. */
const networks = new Map<string, NetworkComponents>();
const mostNetworks = 12;

/** Component k of several networks, each beside the sine it resembles. */
export function runShapes(
  { activations, samples, width = samples, component }: ShapesRequest,
  work: WorkOptions,
): Pick<RunView, 'figures'> {
  const context = createContext({ ...work, registry: registry(), random: createRandom(0) });
  const x = unitPlaces(samples);
  const sines = [sineComponent(component, x)];
  const figures = activations.map((spec, order) => {
    const key = JSON.stringify([spec, samples, width]);
    const network = networks.get(key) ?? networkComponents(spec, width, x, context);
    networks.delete(key);
    networks.set(key, network);
    const set = { label: network.label, width, components: [network.component(component)] };
    return componentSetFigure(set, order, 'wide', { x, sines });
  });
  for (const old of [...networks.keys()].slice(0, -mostNetworks)) networks.delete(old);
  return { figures };
}
