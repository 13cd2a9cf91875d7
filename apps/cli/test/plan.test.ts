import { describe, expect, it } from 'vitest';
import { json, run } from './in-process.ts';
import { waves } from './tables.ts';
import { folderWith } from './temporary-folder.ts';

const world = () => ({ cwd: folderWith({ 'waves.csv': waves }) });
const some = ['--activations', 'relu', 'tanh', 'sinc', 'sine'];

describe('plan', () => {
  it('prints one document with the keys of its contract', async () => {
    const document = await json(['plan', '--components', '8', '--samples', '64', ...some], world());
    expect(Object.keys(document).sort()).toEqual(
      ['command', 'options', 'target', 'version', 'warnings'].sort(),
    );
    const keys = ['activation', 'scale', 'width', 'learningRate', 'iterations', 'reachable', 'why'];
    for (const option of document.options) {
      expect(Object.keys(option)).toEqual(expect.arrayContaining(keys));
    }
    expect(document.target).toEqual({ components: 8, bandwidth: 4, from: 'given' });
    expect(document.options.at(-1)).toMatchObject({ activation: 'sine', reachable: false });
  });

  it('takes the bandwidth from the data by GCV where none is given', async () => {
    const planned = await json(['plan', 'waves.csv', ...some], world());
    const fitted = await json(['fit', 'waves.csv'], world());
    expect(planned.target.from).toBe('gcv');
    expect(planned.target.components).toBe(fitted.equivalents.components);
    expect(planned.options[0].psnr).toBeGreaterThan(10);
  });

  it('advises what fit then does: the planned components are kept', async () => {
    const { options } = await json(['plan', 'waves.csv', '--components', '6', ...some], world());
    for (const { activation, scale, width, iterations } of options.slice(0, 3)) {
      const network = ['--activation', `${activation}:scale=${scale}`, '--width', String(width)];
      const steps = ['--iterations', String(iterations)];
      const { equivalents } = await json(['fit', 'waves.csv', ...network, ...steps], world());
      expect([activation, Math.abs(equivalents.components - 6) <= 1]).toEqual([activation, true]);
    }
  });

  it('says in one line what it needs', async () => {
    for (const [args, expected] of [
      [['plan'], /a bandwidth, components, or data/],
      [['plan', '--components', '4', '--bandwidth', '2'], /one of them/],
      [['plan', '--components', '400', '--samples', '64'], /from 1 to 63/],
    ] as const) {
      const { code, stderr } = await run(args, world());
      expect([code, stderr.trim().split('\n').length]).toEqual([2, 1]);
      expect(stderr).toMatch(expected);
    }
  });
});
