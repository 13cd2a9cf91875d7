declare module 'svgcanvas/dist/svgcanvas.esm.js' {
  /** A canvas whose 2-D context writes SVG. */
  export class Element {
    constructor(size: { readonly width: number; readonly height: number });
    getContext(kind: '2d'): { getSerializedSvg(): string };
  }
}
