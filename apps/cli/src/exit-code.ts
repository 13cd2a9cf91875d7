import { isSpectralBiasError } from '@spectral-bias/core';
import { CommanderError } from 'commander';

/** What the process ends with; documented in the help. */
export const exitCodes = {
  done: 0,
  failure: 1,
  usage: 2,
  data: 3,
  interrupted: 130,
} as const;

/** Input that cannot be read. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** Output that cannot be written. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

/** A command line that cannot be understood. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Work that Ctrl-C ended, and how to go on with it. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
}

/** A failure that has been told already. */
export class ToldError extends Error {
  override readonly name = 'ToldError';
  readonly exitCode: number;

  constructor(message: string, exitCode: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** What somebody else's code has thrown, in words: an error or anything. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : `it threw ${String(thrown)}`;
}

/** The exit code of an error; undefined for a defect of ours, which deserves its stack. */
export function exitCodeOf(error: unknown): number | undefined {
  if (error instanceof CommanderError)
    return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (error instanceof ToldError) return error.exitCode;
  if (error instanceof InterruptedError) return exitCodes.interrupted;
  if (error instanceof InputError) return exitCodes.data;
  if (error instanceof UsageError || error instanceof OutputError) return exitCodes.usage;
  if (!isSpectralBiasError(error)) return undefined;
  switch (error.tag) {
    case 'invalid-signal':
      return exitCodes.data;
    case 'numerical':
      return exitCodes.failure;
    case 'aborted':
      return exitCodes.interrupted;
    default:
      return exitCodes.usage;
  }
}
