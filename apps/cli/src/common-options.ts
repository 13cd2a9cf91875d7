import { randomInt } from 'node:crypto';
import { createContext, createRandom, type Registry, type RunContext } from '@spectral-bias/core';
import { type Command, InvalidArgumentError } from 'commander';
import { loadConfig } from './config.ts';
import { UsageError } from './exit-code.ts';
import type { Io } from './io.ts';
import { loadRegistry, type PluginSource } from './load-plugins.ts';
import { progressBar } from './progress.ts';

/** The options that every command takes. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly out?: string;
  readonly seed?: number;
  readonly quiet?: boolean;
  readonly config?: string;
  readonly plugin?: readonly string[];
}

/** What a command writes where; `fit` has all of them. */
interface OutputOptions extends CommonOptions {
  readonly model?: string;
  readonly report?: string;
}

/** Adds them. */
export function addCommonOptions(command: Command): Command {
  return command
    .option('--json', 'print one JSON document')
    .option('--out <file>', 'write the arrays as CSV (- is stdout)')
    .option('--seed <integer>', 'seed of whatever is random', seedOf)
    .option('--quiet', 'say nothing but results and errors')
    .option('--config <file>', 'configuration instead of the nearest spectral-bias.config.*')
    .option('--plugin <path|package>', 'a plug-in to load; may be repeated', appended);
}

/** What a command runs with: its context, and the end of its progress bar. */
export interface Run {
  readonly context: RunContext;
  readonly seed: number;
  /** Whether the seed was made up here. */
  readonly seedGenerated: boolean;
  stop(): void;
}

/**
 * The context that the common options ask for.
 *
 * @param more plug-ins to load beside those of options and configuration
 */
export async function startRun(
  options: OutputOptions,
  io: Io,
  more: readonly PluginSource[] = [],
): Promise<Run> {
  checkOutputs(options, io);
  const registry = await registryFor(options, io, more);
  const seed = options.seed ?? randomInt(2 ** 31);
  const bar = progressBar(io, options.quiet === true);
  const context = createContext({ registry, random: createRandom(seed), progress: bar.progress });
  return { context, seed, seedGenerated: options.seed === undefined, stop: bar.stop };
}

/** The built-in plug-ins, those of the configuration, `more`, and those that the options name. */
export async function registryFor(
  { config, plugin = [] }: Pick<CommonOptions, 'config' | 'plugin'>,
  io: Io,
  more: readonly PluginSource[] = [],
): Promise<Registry> {
  const { plugins } = await loadConfig(io, config);
  const named = plugin.map((source) => ({ source, folder: io.cwd }));
  return loadRegistry([...plugins, ...more, ...named]);
}

/**
 * The seed, if it mattered: where biases were random. One that was made up is told, so that the run
 * can be repeated; a JSON document holds it anyway.
 */
export function usedSeed(
  { seed, seedGenerated }: Run,
  options: CommonOptions & { readonly biases?: unknown },
  io: Io,
): number | undefined {
  if (options.biases !== 'random') return undefined;
  if (seedGenerated && !options.quiet && !options.json) io.tell(`seed: ${seed}\n`);
  return seed;
}

/** Fails before the work, not after it, where the results have no place to go. */
export function checkOutputs(options: OutputOptions, io: Io): void {
  const files = (['out', 'model', 'report'] as const).filter((name) => options[name]);
  const onStdout = files.filter((name) => options[name] === '-').map((name) => `--${name} -`);
  if (options.json) onStdout.unshift('--json');
  if (onStdout.length > 1) {
    throw new UsageError(
      `${onStdout.join(' and ')} cannot share standard output; name a file for all but one`,
    );
  }
  for (const name of files) io.checkWritable(options[name]!);
}

/** Reads an option that may be repeated. */
export function appended(value: string, last: readonly string[] = []): readonly string[] {
  return [...last, value];
}

function seedOf(text: string): number {
  const seed = Number(text);
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
    throw new InvalidArgumentError('expected an integer from 0 to 4294967295');
  }
  return seed;
}
