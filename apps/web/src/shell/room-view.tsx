import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Room } from '../rooms/room.ts';
import { currentRun } from '../worker/current-run.ts';
import { Notice } from './notice.tsx';

/** A room, once its code has come. */
export function RoomView({ room }: { readonly room: Room }) {
  const [loaded, setLoaded] = useState<{ readonly Inside: ComponentType }>();
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    currentRun.value = undefined;
    room.load().then(
      (module) => setLoaded({ Inside: module.default }),
      () => setTrouble('This room could not be loaded; once it has been, it works offline too.'),
    );
  }, [room]);
  if (trouble) return <Notice text={trouble} />;
  if (!loaded) return <p class="waiting">Opening …</p>;
  return <loaded.Inside />;
}
