import { useEffect } from 'preact/hooks';
import { addressTrouble, room } from '../address/address.ts';
import { PinChip } from '../linked/pin-chip.tsx';
import { PluginDialog } from '../plugins/plugin-dialog.tsx';
import { designing, designTrouble } from '../rooms/design/designs.ts';
import { rooms } from '../rooms/rooms.ts';
import { catalogueTrouble, loadCatalogue } from '../worker/the-lab.ts';
import { Header } from './header.tsx';
import { Notice } from './notice.tsx';
import { Rail } from './rail.tsx';
import { RoomView } from './room-view.tsx';

/** With `?embed=1` only the room itself is shown. */
const embedded = new URLSearchParams(location.search).get('embed') === '1';

/** Everything around the rooms. */
export function Shell() {
  useEffect(() => void loadCatalogue(), []);
  const open = rooms.find(({ name }) => name === room.value.split('/')[0]) ?? rooms[0]!;
  return (
    <div class="shell" data-embedded={embedded || undefined}>
      <a class="skip" href="#room">
        Skip to the room
      </a>
      {embedded ? <PluginDialog button={false} /> : <Rail open={open.name} />}
      <div class="desk">
        <Header room={open} embedded={embedded} />
        <Notice text={addressTrouble.value} />
        <Notice text={catalogueTrouble.value} />
        <Notice text={designTrouble.value} />
        <main id="room" tabIndex={-1}>
          {designing.value ? (
            <p class="waiting">Designing the activation of this link …</p>
          ) : (
            <RoomView key={open.name} room={open} />
          )}
        </main>
        <PinChip />
      </div>
    </div>
  );
}
