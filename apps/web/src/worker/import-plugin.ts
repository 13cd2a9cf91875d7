import * as core from '@spectral-bias/core';
import { init, parse } from 'es-module-lexer';
import type { PluginSource } from './protocol.ts';

/** Where a plug-in finds the lab's own core: a worker has no import maps. */
const CORE = '@spectral-bias/core';
const door = Symbol.for('spectral-bias.core');

let coreAddress: string | undefined;

/** A module that exports what the lab's own core exports. */
function coreModule(): string {
  if (coreAddress) return coreAddress;
  Object.assign(globalThis, { [door]: core });
  const names = Object.keys(core).join(', ');
  const text = `export const { ${names} } = globalThis[Symbol.for('spectral-bias.core')];`;
  coreAddress = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  return coreAddress;
}

/**
 * The plug-ins that a module exports by default, one or an array of them.
 *
 * @throws InvalidPluginError if it imports anything but core, or exports no plug-in
 */
export async function importPlugin({ name, text }: PluginSource): Promise<core.Plugin[]> {
  await init;
  const [imports] = parse(text, name);
  let source = text;
  for (const found of [...imports].reverse()) {
    if (found.type === 'import-meta') continue;
    if (found.specifier !== CORE) {
      const wanted = found.specifier ?? 'what it only knows when it runs';
      throw new Error(`${name} imports ${wanted}; a plug-in may import ${CORE} only`);
    }
    source = `${source.slice(0, found.start)}${coreModule()}${source.slice(found.end)}`;
  }
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
  try {
    const module = (await import(/* @vite-ignore */ address)) as { default?: unknown };
    const found = Array.isArray(module.default) ? module.default : [module.default];
    return found.map((value) => core.asPlugin(value, name));
  } finally {
    URL.revokeObjectURL(address);
  }
}
