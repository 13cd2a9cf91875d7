import type { EngineTask } from './engine.ts';
import { lossScale } from './engine.ts';
import { type Activate, activate, PROBES } from './native-activation.ts';
import { padded, parameterPlaces, SIDE } from './panel-layout.ts';
import { type KernelChoice, passRoom } from './pass-kernels.ts';
import { singleProducts } from './single-products.ts';
import { doubles, type Staged, singles, stage, stagedLengths } from './staged-samples.ts';

/** Called on a block of rows with its values and slopes, [panel][row][4], and its residuals. */
export interface PassHooks {
  /** Writes values over pre-activations, and slopes. */
  readonly activate?: Activate;
  /** May change the slopes when the residuals, times the loss's scale, are known; v is packed. */
  readonly adjust?: (residuals: Float64Array, slopes: Float64Array, v: Float64Array) => void;
}

/** Loss and gradient over packed parameters in the kernels' own memory. */
export interface NativePass {
  /** Packed parameters (`pack`), to be written before a run. */
  readonly parameters: Float64Array;
  /** The packed gradient after a run; what is not trained may hold anything. */
  readonly gradient: Float64Array;
  /** Samples that are worked on at a time; a multiple of four. */
  readonly block: number;
  /** Computes the gradient over all samples, or over these; returns the loss. */
  run(samples?: Int32Array): number;
}

/** Pre-activations in a block, small enough for the cache; more where the products are large. */
function blockRows({ data, shape }: EngineTask, most: number): number {
  const room = shape.dimension > 32 ? 2 ** 17 : 2 ** 15;
  const rows = Math.max(SIDE, SIDE * Math.floor(room / padded(shape.width) / SIDE));
  return Math.min(rows, padded(Math.min(data.count, most)));
}

/**
 * The fused pass of the native engine: values, residuals and gradient of one block of samples after
 * the other, while it is in the cache.
 *
 * @param hooks what stands in for the activation; one block then holds all samples
 */
export function nativePass(
  task: EngineTask,
  kernelChoice: KernelChoice,
  hooks: PassHooks = {},
): NativePass {
  const { data, shape, trained } = task;
  const { dimension: inputs, outputs, width } = shape;
  const places = parameterPlaces(shape);
  const neurons = padded(width);
  const block = hooks.activate ? padded(data.count) : blockRows(task, data.count);
  const room = passRoom(
    [
      places.length,
      places.length,
      ...stagedLengths(padded(data.count), inputs, outputs),
      ...stagedLengths(block, inputs, outputs),
      Math.max(PROBES, block * neurons),
      Math.max(PROBES, block * neurons),
      2 * block * outputs,
      block * outputs,
      ...(kernelChoice === 'single' ? [neurons * inputs, block * neurons] : []),
    ],
    kernelChoice,
  );
  const [p, g, x, xt, y, batchX, batchXt, batchY, z, s, sums, f, narrowW, narrowShares] =
    room.places as number[];
  const run = hooks.activate ?? activate(task.activation, room, z!, s!);
  const parameters = room.view(p!, places.length);
  parameters.fill(0);
  const gradient = room.view(g!, places.length);
  const { kernels, native } = room;
  const [w, b, v] = [p! + 8 * places.w, p! + 8 * places.b, p! + 8 * places.v];
  const single =
    native && kernelChoice === 'single'
      ? singleProducts(native, inputs, neurons, {
          w,
          narrowW: narrowW!,
          narrowShares: narrowShares!,
        })
      : undefined;
  const staging = single ? singles : doubles;
  const all = stage(room, data, staging, { x: x!, xt: xt!, y: y! });

  const runBlock = (staged: Staged, from: number, scale: number) => {
    const count = Math.min(block, padded(staged.count) - from);
    const panels = neurons / SIDE;
    const size = count * neurons;
    const xAt = staged.x + staging.bytes * from * inputs;
    const xtAt = staged.xt + staging.bytes * from * SIDE;
    const yAt = staged.y + 8 * from * outputs;
    const samples = Math.min(count, staged.count - from);
    kernels.preactivate(count, single ? 0 : inputs, panels, xAt, w, b, z!);
    single?.addPreactivations(count, xAt, z!);
    const slopes = room.view(s!, size);
    run(room.view(z!, size), slopes, z!, s!);
    kernels.evaluate(count, outputs, panels, z!, v, sums!, f!);
    const loss = kernels.residuals(count, samples, outputs, yAt, scale, f!);
    hooks.adjust?.(room.view(f!, count * outputs), slopes, parameters.subarray(places.v));
    kernels.backpropagate(
      count,
      inputs,
      outputs,
      width,
      staged.stride,
      trained.inner && !single ? 1 : 0,
      xtAt,
      f!,
      z!,
      s!,
      v,
      g! + 8 * places.w,
      g! + 8 * places.b,
      g! + 8 * places.v,
    );
    if (trained.inner) {
      single?.addInnerGradient(count, staged.stride, xtAt, s!, g! + 8 * places.w);
    }
    return loss;
  };

  return {
    parameters,
    gradient,
    block,
    run(samples) {
      const count = samples?.length ?? data.count;
      const scale = lossScale(task.loss, data.count, count);
      gradient.fill(0);
      single?.load();
      let loss = 0;
      for (let from = 0; from < count; from += block) {
        const part = samples?.subarray(from, from + block);
        const at = { x: batchX!, xt: batchXt!, y: batchY! };
        const staged = part && stage(room, data, staging, at, part);
        loss += staged ? runBlock(staged, 0, scale) : runBlock(all, from, scale);
      }
      return loss;
    },
  };
}
