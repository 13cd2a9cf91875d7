import { type Signal as Reactive, signal } from '@preact/signals';
import type { Signal } from '@spectral-bias/signals';
import type { DeskSignal, Json, SignalFile } from '../worker/protocol.ts';
import { lab } from '../worker/the-lab.ts';
import { samples } from './samples.ts';

/** The signal on the desk: every room works on it. */
export const deskSignal: Reactive<DeskSignal | undefined> = signal(undefined);

/** What is wrong with the file or the text that was given last, in words. */
export const signalTrouble: Reactive<string> = signal('');

/** True while a file is read. */
export const reading: Reactive<boolean> = signal(false);

/** The file that was given last, so that another piece of it can be taken. */
export const lastFile: Reactive<SignalFile | undefined> = signal(undefined);

/** The most bytes that are read. */
export const mostBytes = 40_000_000;

let ids = 0;

function lay(read: Signal, name: string, sample?: string): void {
  const { x, y, weights, xName, yName } = read;
  deskSignal.value = {
    id: ++ids,
    name,
    sample,
    x: Float64Array.from(x),
    y: Float64Array.from(y),
    ...(weights && { weights: Float64Array.from(weights) }),
    xLabel: xName,
    yLabel: yName,
  };
}

/** Reads a file in the worker; what is on the desk stays if it holds no signal. */
export async function readFile(file: SignalFile, sample?: string): Promise<void> {
  const { length } = file.bytes;
  if (length > mostBytes) {
    const mega = (length / 1e6).toFixed(0);
    signalTrouble.value = `${file.name} has ${mega} MB; the lab reads up to ${mostBytes / 1e6} MB`;
    return;
  }
  signalTrouble.value = '';
  reading.value = true;
  try {
    lay(await lab.call('readSignal', file, { channel: 'signal' }), file.name, sample);
    if (sample === undefined) lastFile.value = file;
  } catch (error) {
    if ((error as Error).name !== 'SupersededError') signalTrouble.value = (error as Error).message;
  } finally {
    reading.value = false;
  }
}

/** Stops reading. */
export function stopReading(): void {
  lab.cancel('signal');
}

/** Lays one of the lab's own signals on the desk. */
export async function takeSample(name: string): Promise<void> {
  const sample = samples.find((one) => one.name === name);
  if (!sample) {
    signalTrouble.value = `there is no sample signal called ${name}`;
    return;
  }
  const { title, address, options } = sample;
  try {
    const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
    lastFile.value = undefined;
    await readFile({ name: title, bytes, ...(options && { options }) }, name);
  } catch (error) {
    signalTrouble.value = `${title} could not be loaded: ${(error as Error).message}`;
  }
}

/** Lays numbers on the desk: drawn ones, or those of a link. */
export function takeNumbers(
  numbers: Pick<DeskSignal, 'name' | 'x' | 'y'> & Partial<DeskSignal>,
): void {
  signalTrouble.value = '';
  lastFile.value = undefined;
  const { xLabel = 'x', yLabel = 'y' } = numbers;
  deskSignal.value = { ...numbers, sample: undefined, id: ++ids, xLabel, yLabel };
}

/** The most samples that an address holds; more of them go by the experiment file. */
export const mostInAddress = 5000;

/** The signal as an address holds it: the name of a sample, or the numbers unless they are many. */
export function signalInAddress(on: DeskSignal | undefined): Readonly<Record<string, Json>> {
  if (!on) return {};
  if (on.sample) return { sample: on.sample };
  if (on.x.length > mostInAddress) return {};
  const { name, x, y, weights, xLabel, yLabel } = on;
  const data = {
    name,
    x: Array.from(x),
    y: Array.from(y),
    xLabel,
    yLabel,
    ...(weights && { weights: Array.from(weights) }),
  };
  return { data };
}

/**
 * Lays on the desk what an address holds; false if it holds no signal.
 *
 * @throws Error if it holds a damaged one
 */
export function takeFromAddress(values: Readonly<Record<string, Json>>): boolean {
  const { sample, data } = values;
  if (typeof sample === 'string') {
    if (deskSignal.peek()?.sample !== sample) void takeSample(sample);
    return true;
  }
  if (data === undefined) return false;
  const given = data as Partial<DeskSignal> | null;
  const x = numbers(given?.x);
  const y = numbers(given?.y);
  if (!given || !x || !y || x.length !== y.length) {
    throw new Error('the signal in this link is damaged: it needs as many x as y, all numbers');
  }
  const weights = numbers(given.weights);
  takeNumbers({
    name: text(given.name, 'data of this link'),
    x,
    y,
    xLabel: text(given.xLabel, 'x'),
    yLabel: text(given.yLabel, 'y'),
    ...(weights?.length === x.length && { weights }),
  });
  return true;
}

function numbers(value: unknown): Float64Array | undefined {
  const right = Array.isArray(value) && value.every((item) => Number.isFinite(item));
  return right && value.length > 0 ? Float64Array.from(value) : undefined;
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value.slice(0, 200) : otherwise;
}
