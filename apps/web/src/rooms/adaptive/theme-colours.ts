import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { theme } from '../../shell/theme.ts';

/** What the canvases paint with: the page's own colours, as they are now. */
export type Colours = Readonly<Record<(typeof names)[number], string>>;

const names = [
  ...(['paper', 'ink', 'muted', 'grid', 'data', 'fit', 'truth', 'mask', 'penalty'] as const),
  ...(['chosen', 'up', 'down'] as const),
] as const;

const system = signal(0);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
  system.value++;
});

/** Read anew when the theme changes. */
export const colours: ReadonlySignal<Colours> = computed(() => {
  void theme.value;
  void system.value;
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(
    names.map((name) => [name, style.getPropertyValue(`--sb-${name}`).trim()]),
  ) as Colours;
});

/** Red, green and blue of `#rrggbb`. */
export function channelsOf(colour: string): readonly [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}
