import { randomInt } from 'node:crypto';
import { createContext, createRandom, type RunContext } from '@spectral-bias/core';
import { type Command, InvalidArgumentError } from 'commander';
import { loadConfig } from './config.ts';
import type { Io } from './io.ts';
import { loadRegistry } from './load-plugins.ts';
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

/** Adds them. */
export function addCommonOptions(command: Command): Command {
  return command
    .option('--json', 'print one JSON document')
    .option('--out <file>', 'write the arrays as CSV (- is stdout)')
    .option('--seed <integer>', 'seed of whatever is random', seedOf)
    .option('--quiet', 'say nothing but results and errors')
    .option('--config <file>', 'configuration instead of the nearest spectral-bias.config.*')
    .option('--plugin <path|package...>', 'plug-ins to load');
}

/** What a command runs with: its context, and the end of its progress bar. */
export interface Run {
  readonly context: RunContext;
  readonly seed: number;
  /** Whether the seed was made up here. */
  readonly seedGenerated: boolean;
  stop(): void;
}

/** The context that the common options ask for. */
export async function startRun(options: CommonOptions, io: Io): Promise<Run> {
  const config = await loadConfig(io, options.config);
  const registry = await loadRegistry([
    ...config.plugins.map((source) => ({ source, folder: config.folder })),
    ...(options.plugin ?? []).map((source) => ({ source, folder: io.cwd })),
  ]);
  const seed = options.seed ?? randomInt(2 ** 31);
  const bar = progressBar(io, options.quiet === true);
  const context = createContext({ registry, random: createRandom(seed), progress: bar.progress });
  return { context, seed, seedGenerated: options.seed === undefined, stop: bar.stop };
}

function seedOf(text: string): number {
  const seed = Number(text);
  if (!Number.isInteger(seed) || seed < 0 || seed >= 2 ** 32) {
    throw new InvalidArgumentError('expected an integer from 0 to 4294967295');
  }
  return seed;
}
