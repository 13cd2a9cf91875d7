import { batches } from './batches.ts';
import type { Engine, EngineTask, Trained, Trainer } from './engine.ts';
import { nativePass } from './native-pass.ts';
import type { NetworkState } from './network-state.ts';
import {
  type NetworkShape,
  type ParameterPlaces,
  pack,
  parameterPlaces,
  unpack,
} from './panel-layout.ts';
import type { KernelChoice } from './pass-kernels.ts';
import { clockAfter } from './training-clock.ts';
import type { TrainingState } from './training-state.ts';
import { remembered, takeStep } from './update-rule.ts';

const kinds: Readonly<Record<KernelChoice, Pick<Engine, 'name' | 'title' | 'precision'>>> = {
  auto: { name: 'native', title: 'WebAssembly SIMD, float64', precision: 'float64' },
  single: { name: 'native-float32', title: 'WebAssembly SIMD, float32', precision: 'float32' },
  plain: { name: 'plain', title: 'TypeScript, float64', precision: 'float64' },
};

/**
 * The engine of float64 kernels in WebAssembly with SIMD, in plain TypeScript where that is missing
 * or `kernels` says so; `single` has the products over inputs and samples in float32, which is faster
 * where inputs are many. It takes any activation; the most common have kernels of their own.
 */
export function createNativeEngine(kernels: KernelChoice = 'auto'): Engine {
  return {
    ...kinds[kernels],
    isAvailable: async () => true,
    create: async (task) => nativeTrainer(task, kernels),
  };
}

function nativeTrainer(task: EngineTask, kernels: KernelChoice): Trainer {
  const { shape, data } = task;
  const pass = nativePass(task, kernels);
  const ranges = trainedRanges(shape, task.trained);
  let loaded: TrainingState | undefined;
  let memory: Float64Array[] = [];

  const load = (state: TrainingState, slots: number) => {
    if (loaded === state) return;
    pack(state.network, pass.parameters);
    memory = Array.from({ length: slots }, (_, k) => packed(shape, state.memory[k]));
  };

  return {
    async advance(state, rule, steps) {
      load(state, remembered[rule.kind]);
      loaded = undefined;
      const samplesOf = batches(data.count, rule.batch, rule.seed);
      const losses = new Float64Array(steps);
      let gradientNorm = 0;
      for (let k = 0; k < steps; k++) {
        losses[k] = pass.run(samplesOf(state.step + k));
        if (k === steps - 1) gradientNorm = norm(pass.gradient, ranges);
        for (const [from, to] of ranges) {
          const part = (array: Float64Array) => array.subarray(from, to);
          const t = state.step + k + 1;
          takeStep(rule, t, part(pass.parameters), part(pass.gradient), memory.map(part));
        }
      }
      loaded = {
        network: unpack(shape, pass.parameters),
        ...clockAfter(state, rule.learningRate, steps),
        memory: memory.map((array) => unpack(shape, array)),
      };
      return { state: loaded, losses, gradientNorm };
    },

    async gradient(network) {
      loaded = undefined;
      pack(network, pass.parameters);
      const loss = pass.run();
      return { loss, gradient: unpack(shape, onlyTrained(pass.gradient, ranges)) };
    },

    dispose() {
      loaded = undefined;
    },
  };
}

/** The stretches of packed parameters that are trained. */
export function trainedRanges(
  shape: NetworkShape,
  trained: Trained,
): readonly (readonly [from: number, to: number])[] {
  const { w, b, v, length }: ParameterPlaces = parameterPlaces(shape);
  const ranges: [number, number][] = [];
  if (trained.inner) ranges.push([w, b]);
  if (trained.biases) ranges.push([b, v]);
  if (trained.outer) ranges.push([v, length]);
  return ranges;
}

function packed(shape: NetworkShape, network: NetworkState | undefined): Float64Array {
  const array = new Float64Array(parameterPlaces(shape).length);
  if (network) pack(network, array);
  return array;
}

type Ranges = ReturnType<typeof trainedRanges>;

function norm(gradient: Float64Array, ranges: Ranges): number {
  let sum = 0;
  for (const [from, to] of ranges) for (let k = from; k < to; k++) sum += gradient[k]! ** 2;
  return Math.sqrt(sum);
}

function onlyTrained(gradient: Float64Array, ranges: Ranges): Float64Array {
  const kept = new Float64Array(gradient.length);
  for (const [from, to] of ranges) kept.set(gradient.subarray(from, to), from);
  return kept;
}
