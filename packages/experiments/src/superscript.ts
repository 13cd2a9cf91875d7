/** A whole number in raised digits: −12 as ⁻¹². */
export function superscript(n: number): string {
  return String(n).replace(/\d|-/g, (sign) => (sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)]!));
}
