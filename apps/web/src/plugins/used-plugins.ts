import type { AddedPlugin } from '../worker/protocol.ts';

/** Those of the visitor's plug-ins that a request to the worker names. */
export function usedPlugins(
  added: readonly AddedPlugin[],
  request: unknown,
): readonly AddedPlugin[] {
  if (added.length === 0) return [];
  const skipNumbers = (_: string, value: unknown) => (ArrayBuffer.isView(value) ? null : value);
  const text = JSON.stringify(request, skipNumbers) ?? '';
  return added.filter(({ name }) => text.includes(`"${name}"`) || text.includes(`"${name}:`));
}
