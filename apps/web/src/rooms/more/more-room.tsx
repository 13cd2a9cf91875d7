import { open, room } from '../../address/address.ts';
import { catalogue } from '../../worker/the-lab.ts';
import { ExperimentView } from './experiment-view.tsx';

/** Experiments that have a room of their own. */
const housed = ['fit', 'plan', 'design', 'simulate'];

/** Every other experiment: a list, and each one with its controls and figures. */
export default function MoreRoom() {
  const name = room.value.split('/')[1];
  const cards = catalogue.value?.experiments;
  if (!cards) return <p class="waiting">Loading the experiments …</p>;
  const card = cards.find((one) => one.name === name);
  if (card) return <ExperimentView key={card.name} card={card} />;
  return (
    <>
      {name && <p class="bad">There is no experiment called {name}; these there are.</p>}
      <ul class="cards">
        {cards
          .filter((one) => !housed.includes(one.name))
          .map(({ name: own, title, summary }) => (
            <li key={own}>
              <a
                href={`#/more/${own}`}
                onClick={(event) => {
                  event.preventDefault();
                  open(`more/${own}`);
                }}
              >
                <strong>{title}</strong>
                <span>{summary}</span>
              </a>
            </li>
          ))}
      </ul>
    </>
  );
}
