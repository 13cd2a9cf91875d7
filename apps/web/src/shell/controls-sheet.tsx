import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';

/** The controls of a room: beside its figures, or on a phone in a sheet that slides over them. */
export function ControlsSheet({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ComponentChildren;
}) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <aside class="controls" aria-label={label} data-open={open || undefined}>
      <button
        type="button"
        class="handle"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {open ? 'Close' : label}
      </button>
      <div class="inside" id={id}>
        {children}
      </div>
    </aside>
  );
}
