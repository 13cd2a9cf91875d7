import { defineExperiment, type ExperimentPlugin, type RunContext, z } from '@spectral-bias/core';
import { convert, type Equivalents } from '@spectral-bias/network';
import {
  activationOf,
  networkOptions,
  networkShape,
  numbersSchema,
  regularizerOptions,
  regularizerShape,
} from './network-parameters.ts';
import { unitPlaces } from './unit-network.ts';

const params = z.object({
  x: numbersSchema.optional().describe('places of the samples'),
  samples: z
    .number()
    .int()
    .min(1)
    .default(256)
    .describe('number of equispaced samples on [0, 1] where no x is given'),
  ...networkShape,
  ...regularizerShape,
});

/** One strength in all its forms: (α, q) ⇄ λ ⇄ τ ⇄ components ⇄ df ⇄ bandwidth. */
export const convertExperiment: ExperimentPlugin<Equivalents> = defineExperiment({
  name: 'convert',
  title: 'Convert',
  summary: 'How much regularization is this?',
  params,
  run: (values, context) => runConvert(values, context),
  figures: () => [],
  table: (equivalents) => ({
    columns: [
      { name: 'form', values: Object.keys(equivalents) },
      { name: 'value', values: Object.values(equivalents).map((value) => value ?? Number.NaN) },
    ],
  }),
});

function runConvert(values: z.output<typeof params>, context: RunContext): Equivalents {
  const { samples } = values;
  const x = values.x ?? unitPlaces(samples);
  return convert(x, {
    ...networkOptions(values, context),
    ...regularizerOptions(values, context),
    activation: activationOf(values, context),
  });
}
