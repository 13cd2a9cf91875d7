import { ExportButtons } from '../../figures/export-buttons.tsx';
import { colours } from './theme-colours.ts';
import type { DrawnSheet } from './use-sheet.ts';

/** What a canvas shows, as a file: drawn once more where lines stay lines. */
export function SheetExports({
  name,
  sheet,
}: {
  readonly name: string;
  readonly sheet: DrawnSheet;
}) {
  const svg = async () => {
    const { Element } = await import('svgcanvas/dist/svgcanvas.esm.js');
    const size = sheet.size.peek();
    if (!size) throw new Error('there is nothing to be seen yet');
    const canvas = new Element(size);
    sheet.draw(canvas as unknown as HTMLCanvasElement, size);
    const paper = `<rect width="100%" height="100%" fill="${colours.peek().paper}"/>`;
    return canvas
      .getContext('2d')
      .getSerializedSvg()
      .replace(/^<svg[^>]*>/, (head) => head + paper);
  };
  return <ExportButtons name={name.replaceAll(' ', '-')} of={name} svg={svg} />;
}
