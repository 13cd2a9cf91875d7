import { type NativeMemory, nativeInstance, reserve } from './native-instance.ts';
import type {
  ShiftedSums,
  ShiftedSystem,
  ShiftedTotals,
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
    spread: number,
    y: number,
    numbers: number,
    real: number,
    residual: number,
    complement: number,
    adjoint: number,
    apart: number,
    scratch: number,
  ): void;
  inject(
    entries: number,
    count: number,
    gaps: number,
    factors: number,
    powers: number,
    injected: number,
  ): void;
  quotient(
    order: number,
    nullity: number,
    count: number,
    gaps: number,
    injected: number,
    spread: number,
    x: number,
    values: number,
  ): number;
  countPivots(
    order: number,
    nullity: number,
    count: number,
    gaps: number,
    injected: number,
    spread: number,
    y: number,
    sigmas: number,
    out: number,
  ): void;
}

/** The highest order that is compiled. */
const highestOrder = 4;

/** How many shifts a pass over the data takes. */
const lanes = 4;

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
  /** See `rayleighQuotient`; leaves the values as they are. */
  rayleighQuotient(values: Float64Array): number;
}

/** What the factorization of K − σΩ⁻¹ leaves: negative pivots, and the lower triangle of TᵀMT. */
export interface Inertia {
  readonly negative: number;
  readonly schur: Float64Array;
}

/**
 * Compiled sweeps (`native/sweeps.cpp`), four shifts at a time; undefined where WebAssembly with
 * vectors is not to be had or the order is above 4.
 */
export function nativeSweeps(system: ShiftedSystem): NativeSweeps | undefined {
  if (system.process.order > highestOrder || !prepareRoom(0)) return undefined;
  return {
    solve(y, shifts, wants, use) {
      const job = settle(system, y, 1, { residual: true, ...wants });
      for (const few of groups(shifts)) job.add(few, 0);
      return use(job.sums(0));
    },
    solveEach: (y, shifts, wants, use) =>
      groups(shifts).flatMap((few) => {
        const job = settle(system, y, lanes, { residual: true, ...wants });
        job.add(few, y.length);
        return few.map((_, lane) => use(job.sums(lane)));
      }),
    totals: (y, shifts) =>
      groups(shifts).flatMap((few) => {
        const job = settle(system, y, 0, {});
        job.add(few, 0);
        return job.totals().slice(0, few.length);
      }),
    inertia: (sigmas) => inertia(system, sigmas),
    rayleighQuotient(values) {
      const { process, nullity } = system;
      const n = values.length;
      const { exports, at, view } = place(system, { x: n, values: n });
      view('x').set(process.x);
      view('values').set(values);
      return exports.quotient(
        process.order,
        nullity,
        n,
        at.gaps,
        at.injected,
        at.spread,
        at.x,
        at.values,
      );
    },
  };
}

/** As many shifts as a pass takes, the last time as many as are left. */
function groups(shifts: readonly WeightedShift[]): WeightedShift[][] {
  const count = Math.ceil(shifts.length / lanes);
  return Array.from({ length: count }, (_, k) => shifts.slice(k * lanes, (k + 1) * lanes));
}

function inertia(system: ShiftedSystem, sigmas: readonly [number, number]): [Inertia, Inertia] {
  const { process, nullity } = system;
  const entries = (nullity * (nullity + 1)) / 2;
  const { exports, at, view } = place(system, { sigmas: lanes, pivots: lanes * (1 + entries) });
  view('sigmas').fill(sigmas[1]).set(sigmas);
  exports.countPivots(
    process.order,
    nullity,
    process.gaps.length,
    at.gaps,
    at.injected,
    at.spread,
    at.y,
    at.sigmas,
    at.pivots,
  );
  const found = view('pivots');
  const lane = (which: 0 | 1): Inertia => ({
    negative: found[which]!,
    schur: Float64Array.from({ length: entries }, (_, e) => found[lanes * (1 + e) + which]!),
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
  /** Adds as many shifts as there are lanes or fewer; the sums of each lie `apart` samples further on. */
  add(shifts: readonly WeightedShift[], apart: number): void;
  /** The sums of this lane, in memory. */
  sums(lane: number): ShiftedSums;
  /** What each lane added up, where there are no sums. */
  totals(): ShiftedTotals[];
}

type Process = 'gaps' | 'injected' | 'spread' | 'y' | 'factors' | 'powers';

/** Arrays in memory behind those of the process, which are copied only if another was there. */
function place<Name extends string>(
  system: ShiftedSystem,
  work: Record<Name, number>,
  withScratch: boolean = false,
) {
  const { process, weights } = system;
  const { gaps, gained, order } = process;
  const n = gaps.length;
  const packed = (order * (order + 1)) / 2;
  const entries = { factors: packed, powers: packed };
  const sizes = { gaps: n, injected: packed * n, spread: n, y: n, ...entries, ...work };
  const total = Object.values<number>(sizes).reduce((sum, size) => sum + 8 * size + 32, 0);
  const here = prepareRoom(total)!;
  const { exports } = here;
  const { at, end } = layOut(sizes, exports.__heap_base.value);
  reserve(exports.memory, end + (withScratch ? exports.scratchBytes(n) : 0));
  const view = (name: Process | Name) =>
    new Float64Array(exports.memory.buffer, at[name], sizes[name]);
  if (here.owner !== system) {
    view('gaps').set(gaps);
    const spread = view('spread');
    for (let i = 0; i < n; i++) spread[i] = 1 / weights[i]!;
    if (gained) {
      view('factors').set(gained.map(({ factor }) => factor));
      new Int32Array(exports.memory.buffer, at.powers).set(gained.map(({ power }) => power));
      exports.inject(packed, n, at.gaps, at.factors, at.powers, at.injected);
    } else view('injected').set(process.injected);
    here.owner = system;
  }
  return { exports, at, end, view };
}

type Sum = 'residual' | 'complement' | 'adjoint';

/** Arrays for shifted solves, with sums of 0 in so many lanes. */
function settle(
  system: ShiftedSystem,
  y: Float64Array,
  copies: number,
  wants: Partial<Record<Sum, boolean>>,
): Job {
  const { process, nullity } = system;
  const { order } = process;
  const n = y.length;
  const sizes = {
    numbers: 4 * lanes,
    residual: wants.residual ? n * copies : 0,
    complement: wants.complement ? n * copies : 0,
    adjoint: wants.adjoint ? n * order * copies : 0,
  };
  const { exports, at, end, view } = place(system, sizes, true);
  view('y').set(y);
  for (const name of ['residual', 'complement', 'adjoint'] as const) view(name).fill(0);
  const numbers = view('numbers');
  return {
    add(shifts, apart) {
      const idle: WeightedShift = { shift: shifts[0]!.shift, factor: { re: 0, im: 0 } };
      const each = Array.from({ length: lanes }, (_, lane) => shifts[lane] ?? idle);
      const real = shifts.every(({ shift, factor }) => shift.im === 0 && factor.im === 0);
      each.forEach(({ shift, factor }, lane) => {
        [shift.re, shift.im, factor.re, factor.im].forEach((part, i) => {
          numbers[i * lanes + lane] = part;
        });
      });
      exports.addShifts(
        order,
        nullity,
        n,
        at.gaps,
        at.injected,
        at.spread,
        at.y,
        at.numbers,
        Number(real),
        sizes.residual && at.residual,
        sizes.complement && at.complement,
        sizes.adjoint && at.adjoint,
        apart,
        end,
      );
    },
    sums(lane) {
      const part = (name: Sum) => {
        const size = sizes[name] / copies;
        return view(name).subarray(lane * size, (lane + 1) * size);
      };
      return {
        residual: part('residual'),
        complement: part('complement'),
        adjoint: part('adjoint'),
      };
    },
    totals: () =>
      Array.from({ length: lanes }, (_, lane) => {
        const [squares, trace, least, most] = [0, 1, 2, 3].map((i) => numbers[i * lanes + lane]!);
        return { squares: squares!, trace: trace!, least: least!, most: most! };
      }),
  };
}

/** Arrays of doubles one after another from `base`, on boundaries of 32 bytes. */
function layOut<Name extends string>(sizes: Record<Name, number>, base: number) {
  let end = Math.ceil(base / 32) * 32;
  const at = {} as Record<Name, number>;
  for (const name of Object.keys(sizes) as Name[]) {
    at[name] = end;
    end += 32 * Math.ceil(sizes[name] / 4);
  }
  return { at, end };
}
