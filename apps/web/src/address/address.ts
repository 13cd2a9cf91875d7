import { batch, effect, type Signal, signal } from '@preact/signals';
import { deskSignal, signalInAddress, takeFromAddress, takeSample } from '../data/desk-signal.ts';
import { pinInAddress, takePin } from '../linked/lit-things.ts';
import { pluginsInAddress, wantFromAddress } from '../plugins/plugin-addresses.ts';
import { designsInAddress, takeDesigns } from '../rooms/design/designs.ts';
import type { Json, Values } from '../worker/protocol.ts';
import { ADDRESS_VERSION, formatAddress, parseAddress } from './address-text.ts';

/** The room that is open. */
export const room: Signal<string> = signal('');

/** What is chosen in each room; a room keeps it while another is open. */
const byRoom = new Map<string, Signal<Values>>();

/** What is wrong with the address that was opened, in words; empty if nothing is. */
export const addressTrouble: Signal<string> = signal('');

/** The values chosen in a room. */
export function valuesOf(name: string): Signal<Values> {
  let values = byRoom.get(name);
  if (!values) {
    values = signal<Values>({});
    byRoom.set(name, values);
  }
  return values;
}

/** Chooses a value in a room; null takes the choice back. */
export function choose(name: string, changes: Readonly<Record<string, Json>>): void {
  const values = valuesOf(name);
  const merged = { ...values.value, ...changes };
  values.value = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null));
}

/** Opens a room, with these choices instead of those it had if any are given. */
export function open(name: string, values?: Values): void {
  batch(() => {
    if (values) valuesOf(name).value = values;
    room.value = name;
  });
  history.pushState(null, '', addressOf(name));
  scrollTo(0, 0);
}

/** The address of a room as it is now. */
export function addressOf(name: string): string {
  const values = { ...choicesOf(name), ...signalInAddress(deskSignal.value) };
  return formatAddress({ room: name, values });
}

/** All that the address of a room holds beside the signal. */
function choicesOf(name: string): Values {
  return {
    ...valuesOf(name).value,
    ...designsInAddress(valuesOf(name).value),
    ...pluginsInAddress(),
    ...pinInAddress(),
  };
}

function read(firstRoom: string): void {
  addressTrouble.value = '';
  try {
    const state = parseAddress(location.hash);
    batch(() => {
      room.value = state.room || firstRoom;
      const {
        sample: _,
        data: __,
        plugin: ___,
        designs: ____,
        pin: _____,
        ...values
      } = state.values;
      if (Object.keys(values).length > 0) valuesOf(room.value).value = values;
    });
    wantFromAddress(state.values);
    takePin(state.values);
    void takeDesigns(state.values);
    if (!takeFromAddress(state.values) && !deskSignal.peek()) void takeSample('mcycle');
    if (state.version > ADDRESS_VERSION) {
      addressTrouble.value =
        'This link was made by a newer lab: what this one does not know is left out.';
    }
  } catch (error) {
    addressTrouble.value = `This link could not be read: ${(error as Error).message}.`;
    room.value ||= firstRoom;
    if (!deskSignal.peek()) void takeSample('mcycle');
  }
}

/** Reads the address now and whenever it changes, and writes it when a choice does. */
export function followAddress(firstRoom: string): void {
  read(firstRoom);
  addEventListener('hashchange', () => read(firstRoom));
  addEventListener('popstate', () => read(firstRoom));
  let timer = 0;
  effect(() => {
    // read here to hear of changes; packing a long signal waits until the hand rests
    void [choicesOf(room.value), deskSignal.value];
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      const hash = addressOf(room.peek());
      if (hash !== location.hash) history.replaceState(null, '', hash);
    }, 250);
  });
}
