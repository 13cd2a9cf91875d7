import { type Activation, InvalidParameterError } from '@spectral-bias/core';
import * as tf from '@tensorflow/tfjs-core';
import type { Engine } from './engine.ts';
import { withSlope } from './tensor-slopes.ts';
import { tfjsTrainer } from './tfjs-trainer.ts';

/** The back-ends of tfjs that can train. */
export type TfjsBackend = 'cpu' | 'wasm' | 'webgl' | 'webgpu';

/** What a page must say so that tfjs finds its WebAssembly; Node needs nothing. */
export interface TfjsOptions {
  /**
   * Addresses by file name, as tfjs's `setWasmPaths` takes them; switches its threads off. They must
   * be there when tfjs-wasm is first used: tfjs does not try twice.
   */
  readonly wasmPaths?: Readonly<Record<string, string>>;
}

const backends: Readonly<Record<TfjsBackend, (options: TfjsOptions) => Promise<unknown>>> = {
  cpu: () => import('@tensorflow/tfjs-backend-cpu'),
  wasm: loadWasm,
  webgl: () => import('@tensorflow/tfjs-backend-webgl'),
  webgpu: loadWebgpu,
};

/**
 * The engine of tfjs on one of its back-ends, float32. Takes activations that have a `tensor` form;
 * the back-end is loaded when the engine is first used.
 */
export function createTfjsEngine(backend: TfjsBackend, options: TfjsOptions = {}): Engine {
  const use = async () => {
    await backends[backend](options);
    return useBackend(backend);
  };
  const isAvailable = () => use().catch(() => false);
  return {
    name: `tfjs-${backend}`,
    title: `tfjs on ${backend}, float32`,
    precision: 'float32',
    isAvailable,
    async create(task) {
      if (!(await isAvailable())) {
        const hint = backend === 'wasm' ? ' (in a page, tfjs-wasm needs wasmPaths)' : '';
        const expected = `one that this machine can run${hint}`;
        throw new InvalidParameterError('engine', `tfjs-${backend}`, expected);
      }
      checkTensorForm(task.activation, backend);
      return tfjsTrainer(task, () => useBackend(backend));
    },
  };
}

/** tfjs has one back-end in use at a time, for all its callers. */
async function useBackend(backend: TfjsBackend): Promise<boolean> {
  while (tf.getBackend() !== backend) {
    if (!(await tf.setBackend(backend))) return false;
  }
  await tf.ready();
  return true;
}

async function loadWasm({ wasmPaths }: TfjsOptions): Promise<void> {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  if (!wasmPaths) return;
  setWasmPaths({ ...wasmPaths });
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
}

/** tfjs itself fails noisily where there is no device. */
async function loadWebgpu(): Promise<unknown> {
  const { navigator } = globalThis as { navigator?: { gpu?: { requestAdapter(): unknown } } };
  if (!(await navigator?.gpu?.requestAdapter())) throw new Error('there is no WebGPU device');
  return import('@tensorflow/tfjs-backend-webgpu');
}

/** @throws InvalidParameterError where φ has no tensor form, or the back-end cannot run it */
function checkTensorForm({ name, tensor }: Activation, backend: TfjsBackend): void {
  if (!tensor) {
    const expected = 'an activation with a tensor form, or the engine native, which takes any';
    throw new InvalidParameterError('activation', name, expected);
  }
  try {
    tf.tidy(() => void withSlope(tensor, tf.tensor1d([-0.5, 0.5])));
  } catch (cause) {
    const expected = `an activation whose operations tfjs has on ${backend}, or the engine native`;
    throw new InvalidParameterError('activation', name, expected, { cause });
  }
}
