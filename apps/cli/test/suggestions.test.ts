import { describe, expect, it } from 'vitest';
import { run } from './in-process.ts';
import { steps, waves } from './tables.ts';
import { folderWith } from './temporary-folder.ts';

const file = (value: unknown) => JSON.stringify(value);
const world = () => ({
  cwd: folderWith({
    'data.csv': steps,
    'waves.csv': waves,
    'name.json': file({ experiment: 'maskss' }),
    'key.json': file({ experimnt: 'masks' }),
    'parameter.json': file({ experiment: 'masks', params: { sampels: 8 } }),
    'option.json': file({ fit: { slect: 'gcv' } }),
    'choice.json': file({ fit: { select: 'gvc' } }),
    'command.json': file({ ft: {} }),
  }),
});

describe('a typo is answered on one line with the nearest name, exit 2', () => {
  const typos: Record<string, [args: string[], near: string]> = {
    'in a command': [['fitt', 'data.csv'], 'did you mean fit?'],
    'in the command that help is asked of': [['help', 'spectrom'], 'did you mean spectrum?'],
    'in a subcommand': [['plugins', 'lst'], 'did you mean list?'],
    'in a flag': [['fit', 'data.csv', '--lamda', '1'], 'did you mean --lambda?'],
    'in an activation': [['fit', 'data.csv', '--activation', 'tahn'], 'did you mean tanh'],
    'in a parameter': [['fit', 'data.csv', '--activation', 'tanh:scal=2'], 'did you mean scale?'],
    'in a regularizer': [['fit', 'data.csv', '--regularizer', 'rigde'], 'did you mean ridge?'],
    'in a column': [['fit', 'waves.csv', '--y', 'levle'], 'did you mean level?'],
    'in a word of the overview': [['--hepl'], 'did you mean --help?'],
    'in the shell of completion': [['completion', 'bsh'], 'did you mean bash'],
    'in a subcommand that help is asked of': [['help', 'plugins', 'lst'], 'did you mean list?'],
    'in an experiment': [['run', 'spectr'], 'did you mean spectra or spectrum?'],
    'in a flag of an experiment': [['run', 'masks', '--sampels', '8'], 'did you mean --samples?'],
    'in a value that is a word or a number': [
      ['fit', 'data.csv', '--width', 'infinit'],
      'did you mean infinite?',
    ],
    'in a choice': [
      ['fit', 'data.csv', '--select', 'gvc'],
      'allowed choices are gcv, loo; did you mean gcv?',
    ],
    'in a choice of a list': [['simulate', '--train', 'biase'], 'did you mean biases?'],
    'in a column of x': [['spectrum', 'waves.csv', '--x', 'tme'], 'did you mean time (s)?'],
    'in a column of weights': [['fit', 'waves.csv', '--weights', 'weigth'], 'did you mean weight?'],
    'in a column that is only begun': [['fit', 'waves.csv', '--y', 'l'], 'did you mean level?'],
    'in the experiment of a file': [['run', 'name.json'], 'did you mean masks?'],
    'in a key of an experiment file': [['run', 'key.json'], 'did you mean experiment?'],
    'in a parameter of an experiment file': [['run', 'parameter.json'], 'did you mean samples?'],
    'in a command of a configuration': [
      ['fit', 'data.csv', '--config', 'command.json'],
      'did you mean fit?',
    ],
    'in an option of a configuration': [
      ['fit', 'data.csv', '--config', 'option.json'],
      'did you mean select?',
    ],
    'in a choice of a configuration': [
      ['fit', 'data.csv', '--config', 'choice.json'],
      'did you mean gcv?',
    ],
  };
  for (const [name, [args, near]] of Object.entries(typos)) {
    it(name, async () => {
      const { code, stdout, stderr } = await run(args, world());
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toMatch(/^spectral-bias: [^\n]+\n$/);
      expect(stderr).toContain(near);
    });
  }
});
