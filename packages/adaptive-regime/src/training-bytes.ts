import { InvalidParameterError } from '@spectral-bias/core';
import { checkState, type NetworkState } from './network-state.ts';
import type { FlowState, Pace, TrainingState } from './training-state.ts';

declare const TextEncoder: new () => { encode(text: string): Uint8Array };
declare const TextDecoder: new () => { decode(bytes: Uint8Array): string };

/** A training state that was kept, with what its keeper added. */
export interface KeptTraining {
  readonly state: TrainingState;
  /** What `encodeTrainingState` was given beside the state; undefined where nothing was. */
  readonly notes: unknown;
}

/** What the JSON header says. */
interface Header {
  readonly dimension: number;
  readonly outputs: number;
  readonly width: number;
  readonly step: number;
  readonly pace?: Pace;
  /** How many networks `memory` holds. */
  readonly memory: number;
  readonly flow: boolean;
  /** Length of `flow.pieces`; −1 where there are none. */
  readonly pieces: number;
  readonly notes?: unknown;
}

const magic = 'SBTRAIN';
const version = 1;
const preamble = 16;

/**
 * A training state as bytes, all of its bits: `SBTRAIN`, a byte with the version 1, the CRC-32 of all
 * that follows and the length of the header (little-endian, 32 bits each); the header, JSON filled up
 * to 8 bytes; float64 numbers, little-endian: the time, step size and last error of a flow, then w, b
 * and v of the network and of each memory; the pieces of a flow, a byte each.
 *
 * @param notes kept beside it as JSON: how far a run is, or what it must not begin without
 */
export function encodeTrainingState(state: TrainingState, notes?: unknown): Uint8Array {
  const { network, step, time, pace, memory, flow } = state;
  const { dimension, outputs, width } = network;
  const header: Header = {
    dimension,
    outputs,
    width,
    step,
    ...(pace && { pace }),
    memory: memory.length,
    flow: flow !== undefined,
    pieces: flow?.pieces?.length ?? -1,
    ...(notes !== undefined && { notes }),
  };
  const json = new TextEncoder().encode(JSON.stringify(header));
  const flowNumbers = flow ? [flow.stepSize, flow.lastError] : [];
  const numbers = [
    Float64Array.of(time, ...flowNumbers),
    ...[network, ...memory].flatMap(({ w, b, v }) => [w, b, v]),
  ];
  const from = preamble + 8 * Math.ceil(json.length / 8);
  const count = numbers.reduce((sum, { length }) => sum + length, 0);
  const bytes = new Uint8Array(from + 8 * count + Math.max(0, header.pieces)).fill(32, 0, from);
  bytes.set(new TextEncoder().encode(magic));
  bytes[magic.length] = version;
  bytes.set(json, preamble);
  bytes.set(flow?.pieces ?? [], from + 8 * count);
  const view = new DataView(bytes.buffer);
  let at = from;
  for (const array of numbers) {
    for (let k = 0; k < array.length; k++, at += 8) view.setFloat64(at, array[k]!, true);
  }
  view.setUint32(12, from - preamble, true);
  view.setUint32(8, crc32(bytes.subarray(12)), true);
  return bytes;
}

/**
 * The training state that `encodeTrainingState` made these bytes of, bit for bit.
 *
 * @throws InvalidParameterError where they are none, of another version, cut off or damaged
 */
export function decodeTrainingState(bytes: Uint8Array): KeptTraining {
  const { header, from } = readHeader(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = from;
  const numbers = (count: number): Float64Array =>
    Float64Array.from({ length: count }, () => {
      at += 8;
      return view.getFloat64(at - 8, true);
    });
  const [time, stepSize, lastError] = numbers(header.flow ? 3 : 1);
  const { dimension, outputs, width } = header;
  const readNetwork = (): NetworkState => {
    const [w, b, v] = [width * dimension, width, width * outputs].map(numbers);
    return { dimension, outputs, width, w: w!, b: b!, v: v! };
  };
  const network = readNetwork();
  checkState(network);
  const memory = Array.from({ length: header.memory }, readNetwork);
  const pieces = header.pieces < 0 ? undefined : bytes.slice(at, at + header.pieces);
  const flow: FlowState | undefined = header.flow
    ? { stepSize: stepSize!, lastError: lastError!, ...(pieces && { pieces }) }
    : undefined;
  const { step, pace, notes } = header;
  const clock = { step, time: time!, ...(pace && { pace }) };
  return { state: { network, ...clock, memory, ...(flow && { flow }) }, notes };
}

function readHeader(bytes: Uint8Array): { header: Header; from: number } {
  const start = String.fromCharCode(...bytes.subarray(0, magic.length));
  if (start !== magic) throw unusable('something else', `bytes that begin with ${magic}`);
  if (bytes[magic.length] !== version && bytes.length > magic.length) {
    throw unusable(`of version ${bytes[magic.length]}`, `version ${version}`);
  }
  if (bytes.length < preamble) throw unusable(`${bytes.length} bytes long`, 'more: it was cut off');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(8, true) !== crc32(bytes.subarray(12))) {
    const expected = 'the bytes that were saved: some were cut off or changed';
    throw unusable(`${bytes.length} bytes that do not fit their checksum`, expected);
  }
  const from = preamble + view.getUint32(12, true);
  return { header: JSON.parse(new TextDecoder().decode(bytes.subarray(preamble, from))), from };
}

function unusable(what: string, expected: string): InvalidParameterError {
  return new InvalidParameterError('saved training state', what, expected);
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc;
});

/** CRC-32 (ISO 3309), as in PNG and ZIP. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (let k = 0; k < bytes.length; k++) crc = crcTable[(crc ^ bytes[k]!) & 255]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
