import type { Command, Option } from 'commander';
import { type Config, isRecord, loadConfig } from './config.ts';
import { didYouMean } from './did-you-mean.ts';
import { messageOf, UsageError } from './exit-code.ts';
import type { Io } from './io.ts';
import { withNearestChoice } from './one-line.ts';

/** Where an option's value may come from, the one that matters less first. */
const ranks = ['user', 'project', 'env', 'cli'];

/** Options that answer the same question: how much to regularize. */
export const strengths: readonly string[] = [
  'lambda',
  'splineLambda',
  'df',
  'components',
  'threshold',
  'iterations',
  'bandwidth',
  'select',
];

/**
 * Fills in what the configuration files say of a command that has been parsed: flags over
 * environment over project file over user file.
 *
 * @throws UsageError for what the files get wrong
 */
export async function applyConfig(
  command: Command,
  commands: readonly string[],
  io: Io,
): Promise<void> {
  const config = await loadConfig(io, command.opts().config);
  checkKeys(config, commands);
  for (const { level, name, value } of config.layers) {
    const defaults = value[command.name()];
    if (!isRecord(defaults)) continue;
    for (const [key, given] of Object.entries(defaults)) {
      const option = optionNamed(key, command, name);
      const source = command.getOptionValueSource(key) ?? 'user';
      if (ranks.indexOf(source) > ranks.indexOf(level)) continue;
      command.setOptionValueWithSource(
        key,
        asGiven(option, given, `${command.name()}.${key}`),
        level,
      );
    }
  }
  dropOverruled(command);
}

function checkKeys(config: Config, commands: readonly string[]): void {
  for (const { name, value } of config.layers) {
    for (const [key, entry] of Object.entries(value)) {
      if (key === 'plugins' || key.startsWith('$')) continue;
      if (!commands.includes(key)) {
        throw new UsageError(
          `the configuration ${name} sets ${key}, which is no command${didYouMean(key, commands)}`,
        );
      }
      if (!isRecord(entry)) {
        throw new UsageError(`${key} in the configuration ${name} holds no options by name`);
      }
    }
  }
}

function optionNamed(key: string, command: Command, file: string): Option {
  const option = command.options.find((one) => one.attributeName() === key);
  if (option) return option;
  const known = command.options.map((one) => one.attributeName());
  throw new UsageError(
    `the configuration ${file} sets ${command.name()}.${key}, which is no option${didYouMean(key, known)}`,
  );
}

/** A configured value, read as the flag would read it. */
function asGiven(option: Option, value: unknown, key: string): unknown {
  if (!option.required) return value === true;
  try {
    return [value]
      .flat()
      .reduce<unknown>(
        (last, one) => option.parseArg?.(String(one), last) ?? String(one),
        undefined,
      );
  } catch (error) {
    const problem = withNearestChoice(messageOf(error), String(value));
    throw new UsageError(`${key} in the configuration is ${JSON.stringify(value)}; ${problem}`);
  }
}

/** A strength gives way to one that was asked for more closely, as --df overrules a λ configured. */
function dropOverruled(command: Command): void {
  const rankOf = (key: string) => ranks.indexOf(command.getOptionValueSource(key) ?? '');
  const highest = Math.max(...strengths.map(rankOf));
  const chosen = strengths.find((key) => rankOf(key) === highest)!;
  const others = ['iterations', 'select'].includes(chosen) ? [] : ['learningRate'];
  for (const key of [...strengths, ...others]) {
    if (rankOf(key) < highest) command.setOptionValue(key, undefined);
  }
}
