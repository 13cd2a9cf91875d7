import type { ParameterValues } from '@spectral-bias/core';
import { readSignal, type Signal } from '@spectral-bias/signals';
import { type Command, InvalidArgumentError } from 'commander';
import { sourceName } from './evaluation-points.ts';
import type { Io } from './io.ts';

/** Which part of a file is the signal. */
export interface SignalFlags {
  readonly x?: string;
  readonly y?: string;
  readonly weights?: string;
  readonly delimiter?: string;
  readonly channel?: number;
  readonly row?: number;
  readonly from?: number;
  readonly count?: number;
}

/** Adds the flags that say which part of a file is the signal. */
export function addSignalFlags(command: Command): Command {
  return command
    .option('--x <column>', 'column of x, by name or number from 1')
    .option('--y <column>', 'column of y')
    .option('--weights <column>', 'column of weights')
    .option('--delimiter <character>', 'delimiter, if it is not detected')
    .option('--row <n>', 'row of an image, from 0 (default: the middle one)', wholeNumber)
    .option('--channel <n>', 'channel of a sound, from 1', wholeNumber)
    .option('--from <n>', 'first sample to take, from 0', wholeNumber)
    .option('--count <n>', 'how many samples to take', wholeNumber);
}

/** The signal in a file: a table, a sound, a row of an image or a NumPy array, told by its bytes. */
export function readSignalFile(file: string, flags: SignalFlags, io: Io): Signal {
  const { x, y, weights, delimiter, channel, row, from, count } = flags;
  const options = { x, y, weights, delimiter, channel, row, from, count };
  return readSignal(io.read(file), { ...options, source: sourceName(file) });
}

/** A signal as the parameters of an experiment that takes one. */
export function signalValues({ x, y, weights, xName, yName }: Signal): ParameterValues {
  return { x, y, ...(weights && { weights }), xLabel: xName, yLabel: yName };
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new InvalidArgumentError('expected a whole number, 0 or more');
}
