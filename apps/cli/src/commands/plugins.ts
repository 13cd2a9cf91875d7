import { Command } from 'commander';
import type { Io } from '../io.ts';
import { defineCheck } from './plugins/check.ts';
import { defineCreate } from './plugins/create.ts';
import { defineList } from './plugins/list.ts';
import { defineShow } from './plugins/show.ts';

const examples = `Examples:
  spectral-bias plugins list --kind activation
  spectral-bias plugins show gabor
  spectral-bias plugins create my-activation
  spectral-bias plugins check ./my-activation
`;

/** The `plugins` command: what can be named, and how to add to it. */
export function define(io: Io): Command {
  return new Command('plugins')
    .description('See, make and test activations, regularizers and experiments.')
    .addHelpText('before', examples)
    .addCommand(defineList(io))
    .addCommand(defineShow(io))
    .addCommand(defineCreate(io))
    .addCommand(defineCheck(io));
}
