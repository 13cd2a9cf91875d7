import { useState } from 'preact/hooks';
import { choose, open, room as place } from '../address/address.ts';
import type { Room } from '../rooms/room.ts';
import type { ExperimentCard } from '../worker/protocol.ts';
import { catalogue } from '../worker/the-lab.ts';
import { ExportMenu } from './export-menu.tsx';
import { ShareButton } from './share-button.tsx';
import { nextTheme, theme } from './theme.ts';

/** The room's question, what teaches its answer, and what can be done with the page as a whole. */
export function Header({ room, embedded }: { readonly room: Room; readonly embedded: boolean }) {
  const card = catalogue.value?.experiments.find((one) => `more/${one.name}` === place.value);
  return (
    <header class="header">
      <div class="headline">
        <h1>{card ? card.summary : room.question}</h1>
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
      {card ? <AboutExperiment card={card} /> : <Lesson key={room.name} room={room} />}
    </header>
  );
}

function take(name: string, { room, values }: Room['attempt']): void {
  if (room) open(room, values);
  else choose(name, values);
}

/** What teaches the answer; on a phone only its first sentence, until more is asked for. */
function Lesson({ room: { name, lesson, attempt } }: { readonly room: Room }) {
  const [more, setMore] = useState(false);
  return (
    <p class="lesson" data-open={more || undefined}>
      {lesson[0]} <span class="rest">{lesson.slice(1).join(' ')}</span>{' '}
      <button type="button" class="link more" aria-expanded={more} onClick={() => setMore(!more)}>
        {more ? 'Less' : 'More'}
      </button>{' '}
      <button type="button" class="link" onClick={() => take(name, attempt)}>
        Try: {attempt.text}
      </button>
    </p>
  );
}

/** Which experiment it is that answers, and the way to the others. */
function AboutExperiment({ card: { name, title } }: { readonly card: ExperimentCard }) {
  return (
    <p class="lesson">
      {title}. On the command line: <code>spectral-bias run {name}</code>.{' '}
      <button type="button" class="link" onClick={() => open('more')}>
        All experiments
      </button>
    </p>
  );
}
