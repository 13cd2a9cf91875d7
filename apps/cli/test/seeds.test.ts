import { describe, expect, it } from 'vitest';
import { json, run } from './in-process.ts';
import { steps } from './tables.ts';
import { folderWith } from './temporary-folder.ts';

const world = () => ({ cwd: folderWith({ 'data.csv': steps }) });
const commands: Record<string, string[]> = {
  fit: ['fit', 'data.csv', '--df', '4', '--biases', 'random', '--width', '20'],
  convert: ['convert', 'data.csv', '--df', '4', '--biases', 'random', '--width', '20'],
  spectrum: ['spectrum', 'data.csv', '--biases', 'random'],
};

for (const [name, args] of Object.entries(commands)) {
  describe(name, () => {
    it('repeats itself with the same seed and differs with another', async () => {
      const of = async (seed: string) => {
        const { elapsedMs, ...rest } = await json([...args, '--seed', seed], world());
        return rest;
      };
      const first = await of('7');
      expect(first.seed).toBe(7);
      expect(await of('7')).toEqual(first);
      expect({ ...(await of('8')), seed: 7 }).not.toEqual(first);
    });

    it('tells the seed that it made up, so that the run can be repeated', async () => {
      const made = await json(args, world());
      const { elapsedMs, ...again } = await json([...args, '--seed', String(made.seed)], world());
      expect(made).toMatchObject(again);
      const { stderr } = await run(args, world());
      expect(stderr).toMatch(/^seed: \d+\n$/);
      const given = await run([...args, '--seed', '1'], world());
      expect(given.stderr).toBe('');
    });

    it('tells no seed where nothing is random', async () => {
      const ordered = args.filter((arg) => arg !== '--biases' && arg !== 'random');
      expect(await json(ordered, world())).not.toHaveProperty('seed');
    });
  });
}
