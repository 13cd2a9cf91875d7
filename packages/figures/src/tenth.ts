/** A place in pixels, to a tenth: nobody sees more, and files stay short. */
export function tenth(pixel: number): number {
  return Math.round(pixel * 10) / 10;
}
