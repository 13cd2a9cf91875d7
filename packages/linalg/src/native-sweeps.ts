import { type NativeMemory, nativeInstance, reserve } from './native-instance.ts';
import type {
  ShiftedSums,
  ShiftedSystem,
  ShiftedWants,
  Sweeps,
  WeightedShift,
} from './shifted-sums.ts';
import { sweepsBinary } from './sweeps-binary.ts';

/** What `native/sweeps.cpp` exports; arrays are given by their place in memory, in bytes. */
interface SweepsExports {
  readonly memory: NativeMemory;
  readonly __heap_base: { readonly value: number };
  scratchBytes(count: number): number;
  addShifts(
    order: number,
    nullity: number,
    count: number,
    gaps: number,
    injected: number,
    weights: number,
    y: number,
    numbers: number,
    real: number,
    residual: number,
    complement: number,
    adjoint: number,
    apart: number,
    scratch: number,
  ): void;
  countPivots(
    order: number,
    nullity: number,
    count: number,
    gaps: number,
    injected: number,
    weights: number,
    y: number,
    sigmas: number,
    out: number,
  ): void;
}

/** The highest order that is compiled. */
const highestOrder = 4;

/** An instance larger than this is not kept for a job that needs a quarter of it or less. */
const roomy = 2 ** 26;

/** The instance in use, and whose process lies in its memory. */
let room: { readonly exports: SweepsExports; owner: ShiftedSystem | undefined } | undefined;

/** Compiled sweeps, and the factorization that counts eigenvalues. */
export interface NativeSweeps extends Sweeps {
  /**
   * For each of two σ: how many pivots of K − σΩ⁻¹ are negative, and the lower triangle of TᵀMT,
   * row by row.
   */
  inertia(sigmas: readonly [number, number]): [Inertia, Inertia];
}

/** What the factorization of K − σΩ⁻¹ leaves: negative pivots, and the lower triangle of TᵀMT. */
export interface Inertia {
  readonly negative: number;
  readonly schur: Float64Array;
}

/**
 * Compiled sweeps (`native/sweeps.cpp`), two shifts at a time; undefined where WebAssembly with
 * vectors is not to be had or the order is above 4.
 */
export function nativeSweeps(system: ShiftedSystem): NativeSweeps | undefined {
  if (system.process.order > highestOrder || !prepareRoom(0)) return undefined;
  return {
    solve(y, shifts, wants) {
      const job = settle(system, y, wants, 1);
      for (let j = 0; j < shifts.length; j += 2) job.add(shifts[j]!, shifts[j + 1], 0);
      const { residual, complement, adjoint } = job.sums(0);
      return {
        residual: residual.slice(),
        complement: complement.slice(),
        adjoint: adjoint.slice(),
      };
    },
    solveEach(y, shifts, wants, use) {
      const results: ReturnType<typeof use>[] = [];
      for (let j = 0; j < shifts.length; j += 2) {
        const job = settle(system, y, wants, 2);
        job.add(shifts[j]!, shifts[j + 1], y.length);
        results.push(use(job.sums(0)));
        if (j + 1 < shifts.length) results.push(use(job.sums(1)));
      }
      return results;
    },
    inertia: (sigmas) => inertia(system, sigmas),
  };
}

function inertia(system: ShiftedSystem, sigmas: readonly [number, number]): [Inertia, Inertia] {
  const { process, nullity } = system;
  const entries = (nullity * (nullity + 1)) / 2;
  const { exports, at, view } = place(system, { sigmas: 2, pivots: 2 * (1 + entries) });
  view('sigmas').set(sigmas);
  exports.countPivots(
    process.order,
    nullity,
    process.gaps.length,
    at.gaps,
    at.injected,
    at.weights,
    at.y,
    at.sigmas,
    at.pivots,
  );
  const found = view('pivots');
  const lane = (which: 0 | 1): Inertia => ({
    negative: found[which]!,
    schur: Float64Array.from({ length: entries }, (_, e) => found[2 + 2 * e + which]!),
  });
  return [lane(0), lane(1)];
}

/** An instance fit for a job of this many bytes; undefined if there is none to be had. */
function prepareRoom(bytes: number): typeof room {
  const size = room?.exports.memory.buffer.byteLength ?? 0;
  if (room === undefined || (size > roomy && bytes < size / 4)) {
    const exports = nativeInstance<SweepsExports>(sweepsBinary);
    room = exports && { exports, owner: undefined };
  }
  return room;
}

interface Job {
  /** Adds one or two shifts; the second's sums lie `apart` samples further on. */
  add(first: WeightedShift, second: WeightedShift | undefined, apart: number): void;
  /** The sums of this lane, in memory. */
  sums(lane: number): ShiftedSums;
}

type Process = 'gaps' | 'injected' | 'weights' | 'y';

/** Arrays in memory behind those of the process, which are copied only if another was there. */
function place<Name extends string>(
  system: ShiftedSystem,
  work: Record<Name, number>,
  withScratch: boolean = false,
) {
  const { process, weights } = system;
  const { gaps, injected } = process;
  const n = gaps.length;
  const sizes = { gaps: n, injected: injected.length, weights: n, y: n, ...work };
  const total = Object.values<number>(sizes).reduce((sum, size) => sum + 8 * size + 16, 0);
  const here = prepareRoom(total)!;
  const { exports } = here;
  const { at, end } = layOut(sizes, exports.__heap_base.value);
  reserve(exports.memory, end + (withScratch ? exports.scratchBytes(n) : 0));
  const view = (name: Process | Name) =>
    new Float64Array(exports.memory.buffer, at[name], sizes[name]);
  if (here.owner !== system) {
    view('gaps').set(gaps);
    view('injected').set(injected);
    view('weights').set(weights);
    here.owner = system;
  }
  return { exports, at, end, view };
}

/** Arrays for shifted solves, with sums of 0 in so many lanes. */
function settle(system: ShiftedSystem, y: Float64Array, wants: ShiftedWants, lanes: number): Job {
  const { process, nullity } = system;
  const { order } = process;
  const n = y.length;
  const sizes = {
    numbers: 8,
    residual: n * lanes,
    complement: wants.complement ? n * lanes : 0,
    adjoint: wants.adjoint ? n * order * lanes : 0,
  };
  const { exports, at, end, view } = place(system, sizes, true);
  view('y').set(y);
  for (const name of ['residual', 'complement', 'adjoint'] as const) view(name).fill(0);
  return {
    add(first, second = { shift: first.shift, factor: { re: 0, im: 0 } }, apart) {
      const pair = [first, second];
      const real = pair.every(({ shift, factor }) => shift.im === 0 && factor.im === 0);
      const column = (number: (one: WeightedShift) => number) => pair.map(number);
      view('numbers').set([
        ...column(({ shift }) => shift.re),
        ...column(({ shift }) => shift.im),
        ...column(({ factor }) => factor.re),
        ...column(({ factor }) => factor.im),
      ]);
      const [complement, adjoint] = [
        sizes.complement && at.complement,
        sizes.adjoint && at.adjoint,
      ];
      exports.addShifts(
        order,
        nullity,
        n,
        at.gaps,
        at.injected,
        at.weights,
        at.y,
        at.numbers,
        Number(real),
        at.residual,
        complement,
        adjoint,
        apart,
        end,
      );
    },
    sums(lane) {
      const part = (name: 'residual' | 'complement' | 'adjoint') => {
        const size = sizes[name] / lanes;
        return view(name).subarray(lane * size, (lane + 1) * size);
      };
      return {
        residual: part('residual'),
        complement: part('complement'),
        adjoint: part('adjoint'),
      };
    },
  };
}

/** Arrays of doubles one after another from `base`, on boundaries of 16 bytes. */
function layOut<Name extends string>(sizes: Record<Name, number>, base: number) {
  let end = Math.ceil(base / 16) * 16;
  const at = {} as Record<Name, number>;
  for (const name of Object.keys(sizes) as Name[]) {
    at[name] = end;
    end += 16 * Math.ceil(sizes[name] / 2);
  }
  return { at, end };
}
