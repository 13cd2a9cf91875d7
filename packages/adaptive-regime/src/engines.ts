import { nearestNames, UnknownNameError } from '@spectral-bias/core';
import type { Engine } from './engine.ts';
import type { TfjsBackend, TfjsOptions } from './tfjs-engine.ts';

type Loader = (options: TfjsOptions) => Promise<Engine>;

const tfjs =
  (backend: TfjsBackend): Loader =>
  async (options) =>
    (await import('./tfjs-engine.ts')).createTfjsEngine(backend, options);

const loaders: Readonly<Record<string, Loader>> = {
  native: async () => (await import('./native-engine.ts')).createNativeEngine(),
  'native-float32': async () => (await import('./native-engine.ts')).createNativeEngine('single'),
  plain: async () => (await import('./native-engine.ts')).createNativeEngine('plain'),
  'tfjs-cpu': tfjs('cpu'),
  'tfjs-wasm': tfjs('wasm'),
  'tfjs-webgl': tfjs('webgl'),
  'tfjs-webgpu': tfjs('webgpu'),
};

/** Names of the built-in engines, the default first. */
export const engineNames: readonly string[] = Object.freeze(Object.keys(loaders));

/**
 * The built-in engine with this name; its code is loaded now.
 *
 * @param options what tfjs needs in a page; the native engines need nothing
 * @throws UnknownNameError that names the nearest known ones
 */
export async function loadEngine(name: string, options: TfjsOptions = {}): Promise<Engine> {
  if (!Object.hasOwn(loaders, name)) {
    throw new UnknownNameError('engine', name, nearestNames(name, engineNames));
  }
  return loaders[name]!(options);
}
