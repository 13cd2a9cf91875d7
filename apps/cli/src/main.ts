import { nearestNames } from '@spectral-bias/core';
import type { Command } from 'commander';
import { loadConfig } from './config.ts';
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
  plugins: { summary: 'list what can be named', load: () => import('./commands/plugins.ts') },
};

const examples = `Examples:
  spectral-bias fit data.csv --report report.html
  spectral-bias fit data.csv --activation tanh:scale=16 --iterations 100000
  spectral-bias fit data.csv --model model.json && spectral-bias predict model.json --at 0:10:101
  spectral-bias convert --samples 200 --iterations 1e6
  spectral-bias spectrum --activation heaviside --samples 256`;

const closing = `Every command explains itself: spectral-bias fit --help

Exit codes: 0 done, 1 numerical or runtime failure, 2 wrong usage, 3 bad input data, 130 interrupted`;

/** Runs the command line; resolves to the exit code once everything is written. */
export async function main(args: readonly string[], io: Io = processIo()): Promise<number> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit(exitCodes.done);
  });
  try {
    await dispatch(args, io);
    return exitCodes.done;
  } catch (error) {
    const code = exitCodeOf(error);
    if (code === undefined) throw error;
    if (code !== exitCodes.done && !isCommanderError(error)) {
      io.tell(`spectral-bias: ${(error as Error).message}\n`);
    }
    return code;
  }
}

async function dispatch(args: readonly string[], io: Io): Promise<void> {
  const [name, ...rest] = args;
  if (name === '--version' || name === '-V') return io.print(`${version}\n`);
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    const asked = rest[0] !== undefined && name === 'help' ? commands[rest[0]] : undefined;
    if (asked) return (await asked.load()).define(io).outputHelp();
    return name === undefined ? io.tell(overview()) : io.print(overview());
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    const near = nearestNames(name, Object.keys(commands));
    const hint = near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '';
    throw new UsageError(`there is no command ${JSON.stringify(name)}${hint}`);
  }
  const defined = (await command.load()).define(io);
  for (const one of [defined, ...defined.commands]) {
    one.exitOverride().configureOutput({
      writeOut: (text) => io.print(text),
      writeErr: (text) => io.tell(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'spectral-bias: ')),
    });
  }
  await applyConfig(defined, rest, io);
  await defined.parseAsync(rest, { from: 'user' });
}

/** Defaults from the configuration, below flags and environment. */
async function applyConfig(command: Command, args: readonly string[], io: Io): Promise<void> {
  const at = args.findIndex((arg) => arg === '--config' || arg.startsWith('--config='));
  const given = at < 0 ? undefined : (args[at]!.split('=')[1] ?? args[at + 1]);
  const config = await loadConfig(io, given);
  for (const [key, value] of Object.entries(config.defaultsOf(command.name()))) {
    const known = command.options.map((option) => option.attributeName());
    if (!known.includes(key)) {
      const near = nearestNames(key, known);
      const hint = near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '';
      throw new UsageError(
        `the configuration sets ${command.name()}.${key}, which is no option${hint}`,
      );
    }
    command.setOptionValueWithSource(key, value, 'config');
  }
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
