import { Command, type Option } from 'commander';
import { applyConfig } from './apply-config.ts';
import { didYouMean } from './did-you-mean.ts';
import { exitCodeOf, exitCodes, UsageError } from './exit-code.ts';
import { type Io, processIo } from './io.ts';
import { version } from './version.ts';

/** A command: its flags, and what it does with them. */
export interface CommandModule {
  /** The commander command, ready to parse its own arguments. */
  define(io: Io): Command;
}

const commands: Record<string, { summary: string; load: () => Promise<CommandModule> }> = {
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
    summary: 'singular values of a network, and the iterations that keep k components',
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
    summary: 'which activation, scale, width, learning rate and iterations reach a bandwidth',
    load: () => import('./commands/plan.ts'),
  },
  simulate: {
    summary: 'train a shallow network; where its breakplanes go, get pinned and gather',
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
  plugins: { summary: 'list what can be named', load: () => import('./commands/plugins.ts') },
};

const examples = `Examples:
  spectral-bias fit data.csv --report report.html
  spectral-bias fit data.csv --activation tanh:scale=16 --iterations 100000
  spectral-bias fit data.csv --model model.json && spectral-bias predict model.json --at 0:10:101
  spectral-bias convert --samples 200 --iterations 1e6
  spectral-bias plan data.csv --bandwidth 0.2
  spectral-bias simulate --out simulation
  spectral-bias run spectra --out spectra
  spectral-bias spectrum --activation heaviside --samples 256`;

const closing = `Every command explains itself: spectral-bias fit --help

Flags come before environment (SPECTRAL_BIAS_ACTIVATION=tanh), that before spectral-bias.config.*

Exit codes: 0 done, 1 numerical or runtime failure, 2 wrong usage, 3 bad input data, 130 interrupted`;

/** Runs the command line; resolves to the exit code once everything is written. */
export async function main(args: readonly string[], io: Io = processIo()): Promise<number> {
  try {
    await dispatch(args, io);
    return exitCodes.done;
  } catch (error) {
    const code = exitCodeOf(error);
    if (code === undefined) throw error;
    if (code !== exitCodes.done && !isCommanderError(error)) {
      io.tell(`spectral-bias: ${oneLine((error as Error).message)}\n`);
    }
    return code;
  }
}

async function dispatch(args: readonly string[], io: Io): Promise<void> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-V') return io.print(`${version}\n`);
  if (name === undefined) {
    io.tell(overview());
    throw new UsageError('a command is missing; expected one of those above');
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    if (name !== 'help' || rest[0] === undefined) return io.print(overview());
    return (await defineCommand(rest[0], io)).outputHelp();
  }
  await (await defineCommand(name, io)).parseAsync(rest, { from: 'user' });
}

/** The commander command of this name, speaking through `io`. */
async function defineCommand(name: string, io: Io): Promise<Command> {
  const names = Object.keys(commands);
  if (!names.includes(name)) {
    throw new UsageError(`there is no command ${JSON.stringify(name)}${didYouMean(name, names)}`);
  }
  const defined = (await commands[name]!.load()).define(io);
  new Command('spectral-bias').enablePositionalOptions().addCommand(defined);
  for (const one of [defined, ...defined.commands]) {
    one
      .configureHelp({ optionDescription })
      .exitOverride()
      .configureOutput({
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

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const lines = Object.entries(commands).map(
    ([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`,
  );
  return `The spectral bias of a shallow network, made computable.

${examples}

Commands:
${lines.join('\n')}

${closing}
`;
}

function isCommanderError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
}

/** What commander has to say, on one line and in our words. */
function commanderLine(text: string): string {
  return oneLine(
    text
      .trimEnd()
      .replace(/^error: /, 'spectral-bias: ')
      .replace(/ is invalid\. (.)/, (_, first: string) => ` is invalid; ${first.toLowerCase()}`)
      .replace(/\s*\(Did you mean (?:one of )?(.*?)\?\)$/, '; did you mean $1?'),
  );
}

/** Text without the line ends and control characters that it quotes. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
