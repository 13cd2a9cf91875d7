import type * as Plot from '@observablehq/plot';

/** From this many points on, one path is drawn instead of a circle each: a page follows a slider. */
export const CLOUD = 200;

const SVG = 'http://www.w3.org/2000/svg';

const tenth = (pixel: number): number => Math.round(pixel * 10) / 10;

/** Points as one path of open circles; those with a NaN are left out. */
export function drawPointCloud(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  radius: number,
  style: { readonly stroke: string; readonly strokeWidth: number },
): Plot.RenderFunction {
  return (_index, _scales, _values, _dimensions, { document }) => {
    const group = document.createElementNS(SVG, 'g');
    const path = document.createElementNS(SVG, 'path');
    const ring = `a${radius},${radius} 0 1,0 ${2 * radius},0a${radius},${radius} 0 1,0 ${-2 * radius},0`;
    const rings: string[] = [];
    for (let i = 0; i < x.length; i++) {
      if (!Number.isFinite(x[i]! + y[i]!)) continue;
      rings.push(`M${tenth(x[i]! - radius)},${tenth(y[i]!)}${ring}`);
    }
    group.setAttribute('data-mark', 'dots');
    group.setAttribute('fill', 'none');
    group.setAttribute('stroke', style.stroke);
    group.setAttribute('stroke-width', String(style.strokeWidth));
    path.setAttribute('d', rings.join(''));
    group.append(path);
    return group as SVGElement;
  };
}
