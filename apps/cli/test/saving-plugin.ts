/**
 * An experiment that adds up `steps` random numbers, one every `pause` milliseconds, and saves where it
 * is after each; `resumed` is the step that it went on from.
 */
export function savingPlugin(core: string): string {
  return `
import { checkpoint, defineExperiment, z } from ${JSON.stringify(core)};

export default defineExperiment({
  name: 'adding',
  title: 'Adding',
  summary: 'What do random numbers add up to?',
  params: z.object({
    steps: z.number().int().min(1).default(5).describe('how many numbers'),
    pause: z.number().min(0).default(0).describe('milliseconds between two'),
    fail: z.boolean().default(false).describe('whether to fail half-way'),
  }),
  async run({ steps, pause, fail }, context) {
    const kept = await context.store?.load('sum so far');
    let [resumed, sum] = kept ? JSON.parse(new TextDecoder().decode(kept)) : [0, 0];
    for (let step = resumed; step < steps; step++) {
      if (fail && step > steps / 2) throw new Error('half-way');
      sum += context.random.stream(step).uniform();
      await context.store?.save('sum so far', new TextEncoder().encode(JSON.stringify([step + 1, sum])));
      await new Promise((resolve) => setTimeout(resolve, pause));
      checkpoint(context, (step + 1) / steps, 'adding');
    }
    return { sum, resumed };
  },
  figures: () => [],
  table: ({ sum }) => ({ columns: [{ name: 'sum', values: [sum] }] }),
});
`;
}
