import type { Command } from 'commander';
import { commands, defineCommand } from './command-table.ts';
import { didYouMean } from './did-you-mean.ts';
import { exitCodeOf, exitCodes, ToldError, UsageError } from './exit-code.ts';
import { type Io, processIo } from './io.ts';
import { oneLine } from './one-line.ts';
import { pluginFault } from './plugin-fault.ts';
import { version } from './version.ts';

const examples = `Examples:
  spectral-bias fit data.csv --report report.html
  spectral-bias fit data.csv --activation tanh:scale=16 --iterations 100000
  spectral-bias fit data.csv --model model.json
  spectral-bias predict model.json --at 0:10:101
  spectral-bias convert --samples 200 --iterations 1e6
  spectral-bias plan data.csv --bandwidth 0.2
  spectral-bias simulate --out simulation
  spectral-bias run spectra --out spectra
  spectral-bias spectrum --activation heaviside --samples 256`;

const closing = `Every command explains itself: spectral-bias fit --help

Flags come before the environment (SPECTRAL_BIAS_ACTIVATION=tanh), that before
spectral-bias.config.*

Exit codes: 0 done, 1 numerical or runtime failure, 2 wrong usage, 3 bad input
data, 130 interrupted`;

/** What the completion scripts call, before the words of the line. */
const askedByShell = '__complete';

/** Runs the command line; resolves to the exit code once everything is written. */
export async function main(args: readonly string[], io: Io = processIo()): Promise<number> {
  try {
    await dispatch(args, io);
    return exitCodes.done;
  } catch (error) {
    const code = exitCodeOf(error);
    if (code === undefined) return blamePlugin(error, io);
    if (code !== exitCodes.done && !isCommanderError(error) && !(error instanceof ToldError)) {
      io.tell(`spectral-bias: ${oneLine((error as Error).message)}\n`);
    }
    return code;
  }
}

async function dispatch(args: readonly string[], io: Io): Promise<void> {
  const [name, ...rest] = args;
  if (name === undefined) {
    io.tell(overview());
    throw new UsageError('a command is missing; expected one of those above');
  }
  if (name === '--version' || name === '-V') return io.print(`${version}\n`);
  if (name === '--help' || name === '-h') return io.print(overview());
  if (name === 'help') return help(rest, io);
  if (name === askedByShell) return (await import('./completion/answer.ts')).answer(rest, io);
  await (await defineCommand(name, io)).parseAsync(rest, { from: 'user' });
}

/** The help of everything, of a command, or of a command's own command. */
async function help([name, inner]: readonly string[], io: Io): Promise<void> {
  if (name === undefined) return io.print(overview());
  const command = await defineCommand(name, io);
  if (inner === undefined || command.commands.length === 0) return command.outputHelp();
  subcommand(command, inner).outputHelp();
}

function subcommand(command: Command, name: string): Command {
  const found = command.commands.find((one) => one.name() === name);
  if (found) return found;
  const known = command.commands.map((one) => one.name());
  throw new UsageError(
    `there is no command ${JSON.stringify(`${command.name()} ${name}`)}${didYouMean(name, known)}`,
  );
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

/** Tells what a stranger's plug-in got wrong; a defect of ours is thrown on, for its stack. */
function blamePlugin(error: unknown, io: Io): number {
  const fault = pluginFault(error);
  if (fault === undefined) throw error;
  io.tell(`spectral-bias: ${oneLine(fault)}\n`);
  return exitCodes.failure;
}

function isCommanderError(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');
}
