import { open } from '../../address/address.ts';
import { formatAddress } from '../../address/address-text.ts';
import { gallery } from './gallery.ts';

/** The figures of both papers, each live. */
export default function GalleryRoom() {
  return (
    <>
      {(['Lucey 2025', 'Sahs et al. 2025'] as const).map((paper) => (
        <section key={paper} class="papers" aria-label={paper}>
          <h2>{paper}</h2>
          <ul class="cards">
            {gallery
              .filter((card) => card.paper === paper)
              .map(({ figure, title, look, room, values }) => (
                <li key={figure}>
                  <a
                    href={formatAddress({ room, values })}
                    onClick={(event) => {
                      event.preventDefault();
                      open(room, values);
                    }}
                  >
                    <small>{figure}</small>
                    <strong>{title}</strong>
                    <span>{look}</span>
                  </a>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </>
  );
}
