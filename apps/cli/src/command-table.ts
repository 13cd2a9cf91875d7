import { Command, type Option } from 'commander';
import { applyConfig } from './apply-config.ts';
import { didYouMean } from './did-you-mean.ts';
import { UsageError } from './exit-code.ts';
import type { Io } from './io.ts';
import { commanderLine } from './one-line.ts';

/** A command: its flags, and what it does with them. */
export interface CommandModule {
  /** The commander command, ready to parse its own arguments. */
  define(io: Io): Command;
  /** The command that these arguments lead to, where it depends on them: that of one experiment. */
  inner?(args: readonly string[], io: Io): Promise<Command | undefined>;
}

/** A command as the overview shows it, and where its module is. */
export interface ListedCommand {
  readonly summary: string;
  load(): Promise<CommandModule>;
}

/** Every command by name, in the order in which one gets to know them. */
export const commands: Readonly<Record<string, ListedCommand>> = {
  fit: {
    summary: 'fit a signal with an exactly regularized shallow network',
    load: () => import('./commands/fit.ts'),
  },
  predict: { summary: 'apply a saved model', load: () => import('./commands/predict.ts') },
  convert: {
    summary: 'convert a strength: (α, q) ⇄ λ ⇄ τ ⇄ components ⇄ df ⇄ bandwidth',
    load: () => import('./commands/convert.ts'),
  },
  spectrum: {
    summary: 'singular values, and the iterations that keep k components',
    load: () => import('./commands/spectrum.ts'),
  },
  penalty: {
    summary: 'the spectral penalty ρ(k) of an activation',
    load: () => import('./commands/penalty.ts'),
  },
  design: {
    summary: 'an activation with a wanted spectral penalty, as a plug-in',
    load: () => import('./commands/design.ts'),
  },
  plan: {
    summary: 'which activation, scale and number of steps reach a bandwidth',
    load: () => import('./commands/plan.ts'),
  },
  simulate: {
    summary: 'train a shallow network; where its breakplanes go and gather',
    load: () => import('./commands/simulate.ts'),
  },
  run: {
    summary: 'run an experiment; write its figures, table and result',
    load: () => import('./commands/run.ts'),
  },
  experiments: {
    summary: 'list the experiments',
    load: () => import('./commands/experiments.ts'),
  },
  lab: { summary: 'serve the web page on this machine', load: () => import('./commands/lab.ts') },
  plugins: {
    summary: 'list, show, check and create plug-ins',
    load: () => import('./commands/plugins.ts'),
  },
  completion: {
    summary: 'completion by Tab for bash, zsh and fish',
    load: () => import('./commands/completion.ts'),
  },
};

/** Columns of the help, as many as a terminal has at first; fewer in a narrow one. */
const widest = 80;

/** The commander command of this name, speaking through `io`. @throws UsageError */
export async function defineCommand(name: string, io: Io): Promise<Command> {
  const names = Object.keys(commands);
  const words = [...names, 'help', '--help', '--version'];
  if (!names.includes(name)) {
    throw new UsageError(`there is no command ${JSON.stringify(name)}${didYouMean(name, words)}`);
  }
  const defined = (await commands[name]!.load()).define(io);
  new Command('spectral-bias').enablePositionalOptions().addCommand(defined);
  for (const one of [defined, ...defined.commands]) {
    one
      .configureHelp({ optionDescription })
      .exitOverride()
      .configureOutput({
        getOutHelpWidth: () => Math.min(process.stdout.columns || widest, widest),
        writeOut: (text) => io.print(text),
        writeErr: (text) => io.tell(text),
        outputError: (text, write) => write(`${commanderLine(text)}\n`),
      });
  }
  return defined.hook('preAction', (_, action) => applyConfig(action, names, io));
}

/** An option's description; that each can be set by environment is said once, in the overview. */
function optionDescription({ description, argChoices }: Option): string {
  return argChoices ? `${description}: ${argChoices.join(', ')}` : description;
}
