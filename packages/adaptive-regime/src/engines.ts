import { nearestNames, UnknownNameError } from '@spectral-bias/core';
import type { Engine } from './engine.ts';

const loaders: Readonly<Record<string, () => Promise<Engine>>> = {
  native: async () => (await import('./native-engine.ts')).createNativeEngine(),
  plain: async () => (await import('./native-engine.ts')).createNativeEngine('plain'),
  'tfjs-cpu': async () => (await import('./tfjs-engine.ts')).createTfjsEngine('cpu'),
  'tfjs-wasm': async () => (await import('./tfjs-engine.ts')).createTfjsEngine('wasm'),
  'tfjs-webgl': async () => (await import('./tfjs-engine.ts')).createTfjsEngine('webgl'),
  'tfjs-webgpu': async () => (await import('./tfjs-engine.ts')).createTfjsEngine('webgpu'),
};

/** Names of the built-in engines, the default first. */
export const engineNames: readonly string[] = Object.freeze(Object.keys(loaders));

/**
 * The built-in engine with this name; its code is loaded now.
 *
 * @throws UnknownNameError that names the nearest known ones
 */
export async function loadEngine(name: string): Promise<Engine> {
  if (!Object.hasOwn(loaders, name)) {
    throw new UnknownNameError('engine', name, nearestNames(name, engineNames));
  }
  return loaders[name]!();
}
