import type { Json, Values } from '../worker/protocol.ts';

/** `name:param=value,param=value` taken apart. */
export interface Spec {
  readonly name: string;
  readonly values: Values;
}

/** Reads a specification as far as it can be read; the worker says what is wrong with it. */
export function readSpec(text: string): Spec {
  const [name = '', rest = ''] = text.split(/:(.*)/s, 2);
  const values: Record<string, Json> = {};
  for (const part of rest.split(',')) {
    const [key, value] = part.split(/=(.*)/s, 2);
    if (!key || value === undefined) continue;
    const number = Number(value);
    values[key] = value.trim() !== '' && Number.isFinite(number) ? number : value;
  }
  return { name, values };
}

/** A specification as text; what is null is left to its default. */
export function formatSpec({ name, values }: Spec): string {
  const parts = Object.entries(values).filter(([, value]) => value !== null);
  return parts.length === 0 ? name : `${name}:${parts.map((pair) => pair.join('=')).join(',')}`;
}
