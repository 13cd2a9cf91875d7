const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const MINUS = '−';

/** 10 to a whole power, set with a superscript: `10⁻⁶`. */
export function powerOfTen(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => SUPERSCRIPTS[Number(digit)]);
  return '10' + (exponent < 0 ? '⁻' : '') + digits.join('');
}

/** A number with so many decimals, a true minus sign, and commas from 10,000 on. */
export function plainNumber(value: number, decimals: number): string {
  const fixed = Math.abs(value).toFixed(Math.min(100, Math.max(0, decimals)));
  const [whole = '', fraction] = fixed.split('.');
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  const sign = value < 0 && Number(fixed) !== 0 ? MINUS : '';
  return sign + grouped + (fraction === undefined ? '' : `.${fraction}`);
}

/** A number as a multiple of a power of ten: `2.5×10⁻⁸`. */
export function scientificNumber(value: number, exponent: number, decimals: number): string {
  if (value === 0) return '0';
  const [lead, own] = value.toExponential().split('e');
  const mantissa = Number(`${lead}e${Number(own) - exponent}`);
  return `${plainNumber(mantissa, decimals)}×${powerOfTen(exponent)}`;
}

/** A number to so many significant digits, without trailing zeros, as a reader would write it. */
export function numberText(value: number, significant = 6): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`;
  const rounded = Number(value.toPrecision(significant));
  const size = Math.abs(rounded);
  if (size !== 0 && (size < 1e-3 || size >= 1e9)) {
    const [mantissa = '', exponent] = rounded.toExponential().split('e');
    return `${mantissa.replace('-', MINUS)}×${powerOfTen(Number(exponent))}`;
  }
  const [, fraction = ''] = String(size).split('.');
  return plainNumber(rounded, fraction.length);
}
