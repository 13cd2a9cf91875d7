import type { z } from 'zod';
import type { Figure, Table } from './figure.ts';
import type { ParameterSchema, ParameterValues } from './parameters.ts';
import { parseParameters } from './parameters.ts';
import { CONTRACT, checkDefinition } from './plugin.ts';
import type { RunContext } from './run-context.ts';

/** The definition of an experiment, as its author writes it. */
export interface ExperimentDefinition<S extends ParameterSchema, R> {
  readonly name: string;
  readonly title: string;
  /** What it shows, in a sentence. */
  readonly summary: string;
  readonly params: S;
  run(params: z.output<S>, context: RunContext): R | Promise<R>;
  figures(result: R): readonly Figure[];
  table(result: R): Table;
}

/** An experiment plug-in: apps list, run, draw and export it without knowing it. */
export interface ExperimentPlugin<R = unknown> {
  readonly kind: 'experiment';
  readonly contract: number;
  readonly name: string;
  readonly title: string;
  readonly summary: string;
  readonly params: ParameterSchema;
  /** @throws InvalidParameterError or UnknownNameError for bad values */
  run(values: ParameterValues, context: RunContext): Promise<R>;
  figures(result: R): readonly Figure[];
  table(result: R): Table;
}

/**
 * Makes an experiment plug-in: parameters described once, a run, its figures as data and its table.
 * `run` checks the values it is given before the author's code sees them.
 *
 * @throws InvalidParameterError for a name that cannot be typed, or params that are no zod object
 */
export function defineExperiment<S extends ParameterSchema, R>(
  definition: ExperimentDefinition<S, R>,
): ExperimentPlugin<R> {
  const { name, title, summary, params } = definition;
  checkDefinition('experiment', name, params);
  return Object.freeze({
    kind: 'experiment',
    contract: CONTRACT,
    name,
    title,
    summary,
    params,
    async run(values: ParameterValues, context: RunContext) {
      return definition.run(parseParameters(name, params, values), context);
    },
    figures: (result: R) => definition.figures(result),
    table: (result: R) => definition.table(result),
  } satisfies ExperimentPlugin<R>);
}
