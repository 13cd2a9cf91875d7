import { isShown, type Sheet } from './sheet.ts';

interface Ground {
  readonly picture: HTMLCanvasElement;
  readonly parts: readonly unknown[];
}

const grounds = new WeakMap<HTMLCanvasElement, Ground>();

/**
 * Lays what lies still below what moves: painted anew where one of `parts` is another than before
 * (or the canvas has another size), else as it was. A file gets it as lines, not as a picture.
 */
export function layGround(
  sheet: Sheet,
  parts: readonly unknown[],
  paint: (to: Sheet) => void,
): void {
  const { pen } = sheet;
  const { canvas } = pen;
  if (!isShown(canvas)) {
    paint(sheet);
    return;
  }
  const all = [...parts, canvas.width, canvas.height];
  const known = grounds.get(canvas);
  const same = known?.parts.length === all.length && all.every((one, k) => one === known.parts[k]);
  const picture = known?.picture ?? document.createElement('canvas');
  if (!same) {
    picture.width = canvas.width;
    picture.height = canvas.height;
    const ground = picture.getContext('2d')!;
    ground.setTransform(pen.getTransform());
    paint({ ...sheet, pen: ground });
    grounds.set(canvas, { picture, parts: all });
  }
  pen.save();
  pen.resetTransform();
  pen.drawImage(picture, 0, 0);
  pen.restore();
}
