import { choose, open } from '../address/address.ts';
import type { Room } from '../rooms/room.ts';
import { ExportMenu } from './export-menu.tsx';
import { ShareButton } from './share-button.tsx';
import { nextTheme, theme } from './theme.ts';

/** The room's question, what teaches its answer, and what can be done with the page as a whole. */
export function Header({ room, embedded }: { readonly room: Room; readonly embedded: boolean }) {
  const { name, question, lesson, attempt } = room;
  return (
    <header class="header">
      <div class="headline">
        <h1>{question}</h1>
        {!embedded && (
          <div class="actions">
            <ShareButton />
            <ExportMenu />
            <button type="button" onClick={nextTheme} title="Theme of this device">
              Theme: {theme.value}
            </button>
          </div>
        )}
      </div>
      <p class="lesson">
        {lesson.join(' ')}{' '}
        <button type="button" class="link" onClick={() => take(name, attempt)}>
          Try: {attempt.text}
        </button>
      </p>
    </header>
  );
}

function take(name: string, { room, values }: Room['attempt']): void {
  if (room) open(room, values);
  else choose(name, values);
}
