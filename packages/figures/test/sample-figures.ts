import type { Figure } from '@spectral-bias/core';
import { parseHTML } from 'linkedom';

/** A fresh linkedom document. */
export const freshDocument = (): Document =>
  parseHTML('<!doctype html><html><body></body></html>').document;

/** A figure with the given marks. */
export function figureOf(marks: Figure['marks'], rest: Partial<Figure> = {}): Figure {
  return {
    name: 'sample',
    title: 'A sample',
    caption: 'What to look at.',
    x: { label: 'time (ms)' },
    y: { label: 'acceleration (g)' },
    marks,
    ...rest,
  };
}

/** The SVG as a parsed document; throws where it is not well-formed. */
export function parseSvg(svg: string): XMLDocument {
  assertWellFormed(svg);
  const { DOMParser } = parseHTML('');
  return new DOMParser().parseFromString(svg, 'image/svg+xml') as unknown as XMLDocument;
}

/** Every tag closes the one last opened, and only XML's own entities are named. */
function assertWellFormed(markup: string): void {
  const open: string[] = [];
  const tags = /<(\/?)([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g;
  const rest = markup.replace(tags, (_, closing, name, _attributes, empty) => {
    if (closing) {
      const last = open.pop();
      if (last !== name) throw new Error(`</${name}> closes <${last}>`);
    } else if (!empty) open.push(name);
    return '';
  });
  if (open.length > 0) throw new Error(`<${open.at(-1)}> is left open`);
  if (/[<>]/.test(rest)) throw new Error(`stray bracket in: ${rest.slice(0, 200)}`);
  const entity = markup.match(/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i);
  if (entity)
    throw new Error(`unknown entity at ${markup.slice(entity.index, entity.index! + 20)}`);
}

/** The corners of every path in a mark of the given kind (`line`, `area`). */
export function corners(svg: string, kind: string): [x: number, y: number][] {
  const paths = parseSvg(svg).querySelectorAll(`g[data-mark="${kind}"] path`);
  return [...paths].flatMap((path) =>
    [...path.getAttribute('d')!.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(
      ([, x, y]): [number, number] => [Number(x), Number(y)],
    ),
  );
}

/** Texts of the numbers beside an axis. */
export function tickTexts(svg: string, axis: 'x' | 'y'): string[] {
  const texts = parseSvg(svg).querySelectorAll(`g[data-mark="${axis}-axis tick label"] text`);
  return [...texts].map((text) => text.textContent!);
}
