import { useRef, useState } from 'preact/hooks';
import { catalogue } from '../worker/the-lab.ts';
import { Formula } from './formula.tsx';
import { terms } from './terms.ts';

/** Every symbol with its meaning and formula, and every activation with its own. */
export function GlossaryDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  const show = () => {
    setOpen(true);
    dialog.current?.showModal();
  };
  return (
    <>
      <button type="button" class="quiet" onClick={show}>
        Glossary
      </button>
      <dialog ref={dialog} class="dialog wide" aria-labelledby="glossary-title">
        <h2 id="glossary-title">Glossary</h2>
        {open && (
          <div class="scroll tall" role="region" tabIndex={0} aria-label="Terms">
            <dl class="terms">
              {terms.map(({ symbol, tex, meaning, formula }) => (
                <div key={symbol}>
                  <dt>
                    <Formula tex={tex} />
                  </dt>
                  <dd>
                    {meaning}
                    {formula && (
                      <p>
                        <Formula tex={formula} />
                      </p>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
            <h3>Activations</h3>
            <dl class="terms">
              {catalogue.value?.activations.map(({ name, title, formula }) => (
                <div key={name}>
                  <dt>{title}</dt>
                  <dd>
                    <Formula tex={`\\varphi(z) = ${formula}`} />
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        )}
        <form method="dialog" class="actions">
          <button type="submit">Close</button>
        </form>
      </dialog>
    </>
  );
}
