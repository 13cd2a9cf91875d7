import { useRef, useState } from 'preact/hooks';
import { addressOf, room } from '../address/address.ts';
import { longestAddress } from '../address/address-text.ts';
import { deskSignal, mostInAddress } from '../data/desk-signal.ts';

/** Gives the address that opens the page as it is now. */
export function ShareButton() {
  const dialog = useRef<HTMLDialogElement>(null);
  const [address, setAddress] = useState('');
  const [copied, setCopied] = useState(false);
  const show = () => {
    setAddress(new URL(addressOf(room.value), location.href).href);
    setCopied(false);
    dialog.current?.showModal();
  };
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  const count = deskSignal.value?.sample ? 0 : (deskSignal.value?.x.length ?? 0);
  const tooLong = address.length > longestAddress || count > mostInAddress;
  return (
    <>
      <button type="button" onClick={show}>
        Share
      </button>
      <dialog ref={dialog} class="dialog" aria-labelledby="share-title">
        <h2 id="share-title">A link to what you see</h2>
        {tooLong ? (
          <p>
            The data are too many for a link: it holds up to {mostInAddress} samples. Export the
            experiment file instead.
          </p>
        ) : (
          <>
            <p>
              Room, choices, seed and data are in the address itself: nothing is stored anywhere
              else.
            </p>
            <input
              readOnly
              value={address}
              aria-label="Link"
              onFocus={(e) => e.currentTarget.select()}
            />
          </>
        )}
        <form method="dialog" class="actions">
          {!tooLong && (
            <button type="button" onClick={copy}>
              {copied ? 'Copied' : 'Copy'}
            </button>
          )}
          <button type="submit">Close</button>
        </form>
      </dialog>
    </>
  );
}
