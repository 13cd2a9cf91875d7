import type { Command } from 'commander';
import { commands, defineCommand } from '../command-table.ts';
import type { Io } from '../io.ts';
import { type Candidate, type Completion, nothing } from './candidate.ts';
import { optionOf, type Place, placeInLine, splitFlag } from './place-in-line.ts';

/**
 * What may stand in place of the last of these words, given those before it; all without the
 * command's own name.
 */
export async function completeLine(words: readonly string[], io: Io): Promise<Completion> {
  const partial = words.at(-1) ?? '';
  const { candidates, paths } = await completions(words.slice(0, -1), partial, io);
  return { candidates: candidates.filter(({ value }) => value.startsWith(partial)), paths };
}

async function completions(
  [name, ...rest]: readonly string[],
  partial: string,
  io: Io,
): Promise<Completion> {
  if (name === undefined) return { candidates: [...namesOfCommands(), ...ownWords] };
  if (name === 'help') return helpTopics(rest, io);
  const module = await commands[name]?.load();
  if (!module) return nothing;
  const inner = await module.inner?.(rest, io);
  const place = inner
    ? placeInLine(inner, rest.slice(1))
    : placeInLine(await defineCommand(name, io), rest);
  return atPlace(place, partial, io);
}

/** What the command takes beside the names of its commands. */
const ownWords: readonly Candidate[] = [
  { value: 'help', description: 'explain a command' },
  { value: '--help', description: 'show examples and commands' },
  { value: '--version', description: 'show the version' },
];

function namesOfCommands(): Candidate[] {
  return Object.entries(commands).map(([value, { summary }]) => ({ value, description: summary }));
}

async function helpTopics([name, ...more]: readonly string[], io: Io): Promise<Completion> {
  if (name === undefined) return { candidates: namesOfCommands() };
  if (more.length > 0 || !(name in commands)) return nothing;
  return { candidates: subcommands(await defineCommand(name, io)) };
}

async function atPlace(place: Place, partial: string, io: Io): Promise<Completion> {
  const { command, option, argument, flagsToo } = place;
  const flagsNow = flagsToo && partial.startsWith('-');
  if (option && !flagsNow) return (await valueSources()).optionValues(option, partial, place, io);
  if (flagsNow) return flagsOrValue(place, partial, io);
  if (command.commands.length > 0) return { candidates: subcommands(command) };
  if (argument) return (await valueSources()).argumentValues(argument, partial, place, io);
  return flagsToo ? { candidates: flags(command) } : nothing;
}

async function flagsOrValue(place: Place, partial: string, io: Io): Promise<Completion> {
  const [flag, value] = splitFlag(partial);
  if (value === undefined) return { candidates: flags(place.command) };
  const option = optionOf(place.command, flag);
  if (!option?.required) return nothing;
  const { candidates, paths } = await (await valueSources()).optionValues(option, value, place, io);
  const whole = candidates.map((one) => ({ ...one, value: `${flag}=${one.value}` }));
  return { candidates: whole, paths };
}

/** Loaded where needed: names of commands shall come fast. */
const valueSources = () => import('./value-sources.ts');

function flags(command: Command): Candidate[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .map(({ long, short, description }) => ({ value: long ?? short!, description }));
}

function subcommands(command: Command): Candidate[] {
  return command.commands.map((one) => ({ value: one.name(), description: one.description() }));
}
