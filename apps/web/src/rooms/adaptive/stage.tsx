import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

/** A canvas that keys act on, told in words to whoever does not see it. */
export function Stage({
  label,
  onKeyDown,
  children,
}: {
  readonly label: ReadonlySignal<string>;
  onKeyDown(event: KeyboardEvent): void;
  readonly children: ComponentChildren;
}) {
  return (
    <div
      class="stage"
      role="application"
      tabIndex={0}
      aria-label={label.value}
      aria-describedby="adaptive-keys"
      onKeyDown={onKeyDown}
    >
      {children}
    </div>
  );
}
