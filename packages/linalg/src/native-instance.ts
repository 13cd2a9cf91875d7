import { NumericalError } from '@spectral-bias/core';

/** The memory of a WebAssembly instance. */
export interface NativeMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** What is used of the global scope that ECMAScript does not have but every engine does. */
interface Scope {
  readonly atob: (base64: string) => string;
  readonly WebAssembly: {
    readonly Module: new (bytes: Uint8Array) => object;
    readonly Instance: new (module: object, imports: object) => { readonly exports: object };
  };
}

const modules = new Map<string, object | undefined>();

/**
 * A new instance of a compiled kernel, given in base64; undefined where WebAssembly with vectors is
 * not to be had.
 */
export function nativeInstance<Exports>(binary: string): Exports | undefined {
  const { atob, WebAssembly } = globalThis as unknown as Scope;
  try {
    if (!modules.has(binary)) {
      const bytes = Uint8Array.from(atob(binary), (character) => character.charCodeAt(0));
      modules.set(binary, new WebAssembly.Module(bytes));
    }
    const module = modules.get(binary);
    return module && (new WebAssembly.Instance(module, {}).exports as Exports);
  } catch {
    modules.set(binary, undefined);
    return undefined;
  }
}

/** Grows `memory` to at least this many bytes. @throws NumericalError if there is not as much */
export function reserve(memory: NativeMemory, bytes: number): void {
  const missing = bytes - memory.buffer.byteLength;
  if (missing <= 0) return;
  try {
    memory.grow(Math.ceil(missing / 65536));
  } catch (cause) {
    const mebibytes = Math.ceil(bytes / 2 ** 20);
    throw new NumericalError(`there are no ${mebibytes} MiB of memory for the solver`, undefined, {
      cause,
    });
  }
}
