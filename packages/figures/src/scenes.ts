import { type Figure, type FigureMark, InvalidParameterError } from '@spectral-bias/core';
import { markColour, markDashes, type PlainMark } from './mark-style.ts';

/** One moment of a figure, or all of one that does not move. */
export interface Scene {
  /** When it is; empty for a figure that does not move. */
  readonly label: string;
  /** What is drawn over the marks that stay. */
  readonly marks: readonly FigureMark[];
  /** The dashes of each. */
  readonly dashes: readonly (string | undefined)[];
}

/** A mark with a name, and the dashes it is drawn with. */
export interface NamedMark {
  readonly mark: PlainMark;
  readonly dashes: string | undefined;
}

const isMoving = ({ frames }: Figure): boolean => frames !== undefined && frames.length > 0;

/** The scenes of a figure that moves; none of one that does not. */
export function scenesOf({ marks, frames = [] }: Figure): Scene[] {
  return frames.map((frame) => ({
    ...frame,
    dashes: markDashes([...marks, ...frame.marks]).slice(marks.length),
  }));
}

/** What all frames show, as one figure: axes, colours and names are chosen for it. */
export function wholeFigure(figure: Figure): Figure {
  if (!isMoving(figure)) return figure;
  const { frames = [], ...rest } = figure;
  return { ...rest, marks: [...figure.marks, ...frames.flatMap(({ marks }) => marks)] };
}

/** Whether the legend would name a mark: rules and rasters carry their own names. */
export function isListed(mark: FigureMark): mark is PlainMark {
  if (mark.mark === 'rule' || mark.mark === 'raster') return false;
  return mark.label !== undefined && mark.label.trim() !== '';
}

/** The marks that a legend names, each once though it comes in every frame. */
export function namedMarks(figure: Figure): NamedMark[] {
  const still = { label: '', marks: figure.marks, dashes: markDashes(figure.marks) };
  const found = new Map<string, NamedMark>();
  for (const { marks, dashes } of [still, ...scenesOf(figure)]) {
    marks.forEach((mark, i) => {
      if (!isListed(mark)) return;
      const key = [mark.mark, markColour(mark), dashes[i], mark.label].join('\n');
      if (!found.has(key)) found.set(key, { mark, dashes: dashes[i] });
    });
  }
  return [...found.values()];
}

/**
 * The scene of a frame.
 *
 * @throws InvalidParameterError for a frame that the figure does not have
 */
export function sceneAt(scenes: readonly Scene[], index: number): Scene {
  const scene = scenes[index];
  if (scene === undefined) {
    const expected = `a whole number from 0 to ${scenes.length - 1}`;
    throw new InvalidParameterError('frames', index, expected);
  }
  return scene;
}
