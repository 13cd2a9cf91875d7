import { effect, type Signal, signal } from '@preact/signals';

/** What the visitor asked for; `auto` follows the system. */
export type Theme = 'auto' | 'light' | 'dark';

const key = 'spectral-bias.theme';

function remembered(): Theme {
  const text = localStorage.getItem(key);
  return text === 'light' || text === 'dark' ? text : 'auto';
}

/** The theme in force; kept on this device, never in a link. */
export const theme: Signal<Theme> = signal(remembered());

effect(() => {
  const { value } = theme;
  if (value === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = value;
  localStorage.setItem(key, value);
});

/** The next of auto, light and dark. */
export function nextTheme(): void {
  const order: readonly Theme[] = ['auto', 'light', 'dark'];
  theme.value = order[(order.indexOf(theme.value) + 1) % order.length]!;
}
