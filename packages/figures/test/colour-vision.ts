type Vector = readonly number[];

const times = (matrix: readonly Vector[], vector: Vector): number[] =>
  matrix.map((row) => row.reduce((sum, each, i) => sum + each * vector[i]!, 0));

/** Linear light of a colour `#rrggbb` (IEC 61966-2-1). */
function light(hex: string): number[] {
  return [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
}

/** Contrast of two colours (WCAG 2.2), from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [low, high] = [a, b]
    .map((hex) => times([[0.2126, 0.7152, 0.0722]], light(hex))[0]!)
    .sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

/** How eyes see linear light: all three cones, or one missing (Machado et al., 2009). */
export const EYES: Readonly<Record<string, readonly Vector[]>> = {
  trichromacy: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** A colour in OKLab (Ottosson, 2020), as such eyes see it. */
export function seen(hex: string, eyes: readonly Vector[]): number[] {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    times(eyes, light(hex)).map((each) => Math.min(1, Math.max(0, each))),
  ).map(Math.cbrt);
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}
