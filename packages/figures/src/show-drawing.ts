/// <reference lib="dom" />
import type { DrawnFigure } from './draw-figure.ts';

/**
 * Shows a drawing within an element of a page. Where the one that stands there, `before`, consists
 * of as many parts on a sheet alike, only the parts that differ are made anew: while a slider moves
 * a curve, its axes and data are left alone.
 */
export function showDrawing(holder: Element, drawn: DrawnFigure, before?: DrawnFigure): void {
  const { sheet } = drawn;
  const svg = holder.firstElementChild;
  const stands = before?.sheet;
  if (!svg || stands?.tag !== sheet.tag || stands.parts.length !== sheet.parts.length) {
    holder.innerHTML = drawn.svg;
    return;
  }
  const changed = sheet.parts.flatMap((part, i) => (part === stands.parts[i] ? [] : [i]));
  const fresh = holder.ownerDocument.createElement('div');
  fresh.innerHTML = `${sheet.tag}${changed.map((i) => sheet.parts[i]).join('')}</svg>`;
  const old = changed.map((i) => svg.children[i]!);
  const made = [...fresh.firstElementChild!.children];
  old.forEach((part, i) => void part.replaceWith(made[i]!));
}
