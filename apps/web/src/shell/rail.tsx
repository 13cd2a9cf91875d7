import { open as openRoom } from '../address/address.ts';
import { GlossaryDialog } from '../glossary/glossary-dialog.tsx';
import { PluginDialog } from '../plugins/plugin-dialog.tsx';
import { rooms } from '../rooms/rooms.ts';

/** The list of rooms. */
export function Rail({ open }: { readonly open: string }) {
  return (
    <nav class="rail" aria-label="Rooms">
      <p class="mark" aria-hidden="true">
        <img src="./icon.svg" alt="" width="28" height="28" />
        <span>Spectral Bias Lab</span>
      </p>
      <ul>
        {rooms.map(({ name, title }) => (
          <li key={name}>
            <a
              href={`#/${name}`}
              aria-current={name === open ? 'page' : undefined}
              ref={name === open ? intoView : null}
              onClick={(event) => {
                event.preventDefault();
                openRoom(name);
              }}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
      <GlossaryDialog />
      <PluginDialog />
    </nav>
  );
}

/** On a phone the list is wider than the page: the room that is open is brought into sight. */
const intoView = (link: HTMLAnchorElement | null) =>
  link?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
