import type { CreaseKind, SliceArc } from '@spectral-bias/adaptive-regime';

/** A kind of crease in words. */
export function kindName(kind: CreaseKind): string {
  const names = {
    valley: 'valley floor',
    ridge: 'ridge',
    'pass-through': 'pass-through crease',
    flat: 'flat on one side',
  };
  return names[kind];
}

/** Radians of ellipses of one kind. */
export function lengthOf(arcs: readonly SliceArc[], kind: CreaseKind): number {
  const alike = arcs.filter((arc) => arc.kind === kind);
  return alike.reduce((sum, { from, to }) => sum + to - from, 0);
}
