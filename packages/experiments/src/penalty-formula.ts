import { InvalidParameterError, nearestNames } from '@spectral-bias/core';
import { type Expression, Parser } from 'expr-eval-fork';

/** Numbers that a formula may name. */
const constants: Readonly<Record<string, number>> = {
  pi: Math.PI,
  π: Math.PI,
  e: Math.E,
  Infinity: Number.POSITIVE_INFINITY,
};

const functions = [
  ...['abs', 'sqrt', 'cbrt', 'exp', 'expm1', 'ln', 'log', 'log1p', 'log2', 'log10', 'sign'],
  ...['sin', 'cos', 'tan', 'asin', 'acos', 'atan', 'sinh', 'cosh', 'tanh'],
  ...['asinh', 'acosh', 'atanh', 'floor', 'round', 'ceil', 'min', 'max', 'hypot'],
];

const known: readonly string[] = ['k', ...Object.keys(constants), ...functions];

/** A number (so that the e of 1e-3 is no name), a name, or a character that no formula has. */
const symbols =
  /(?<number>\d+\.?\d*(e[+-]?\d+)?)|(?<name>[\p{L}_]\w*)|(?<other>[^\s\d.+\-*/^%()<>=!?:,])/giu;

const parser = new Parser({
  allowMemberAccess: false,
  operators: { assignment: false, fndef: false, concatenate: false },
});

/**
 * A penalty ρ(k) written as a formula in k: `k^4`, `sinh(pi*k/2)^2/pi^2`, `k < 3 ? 1 : Infinity`. It
 * may use + − * / ^ %, comparisons, `condition ? a : b`, the constants pi, e and Infinity, and the
 * usual functions (`log` is natural). Nothing else can be named: a stranger's formula is harmless.
 *
 * @returns ρ as a function of k, NaN where it is not defined
 * @throws InvalidParameterError for text that is no such formula; an unknown symbol with its place
 */
export function penaltyFormula(text: string): (k: number) => number {
  refuseUnknown(text);
  const formula = parsed(text).simplify(constants);
  checkValue(text, formula);
  return (k) => Number(formula.evaluate({ k }));
}

/** A factor before a bracket reads as the call of a function, and a lone function as its name. */
function checkValue(text: string, formula: Expression): void {
  const expected = 'a formula in k with * between its factors, such as 2*(1 + k^2)';
  let value: unknown;
  try {
    value = formula.evaluate({ k: 1 });
  } catch (error) {
    throw unreadable(text, expected, error);
  }
  if (typeof value === 'function') throw unreadable(text, expected);
}

function refuseUnknown(text: string): void {
  for (const { 0: symbol, groups, index } of text.matchAll(symbols)) {
    if (groups?.number !== undefined || known.includes(symbol)) continue;
    const near = symbol.length > 2 ? nearestNames(symbol, known) : [];
    const hint = near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '';
    const place = `"${symbol}" at character ${index + 1} is not known`;
    throw unreadable(text, `a formula in k, such as k^4*(1 + k^2): ${place}${hint}`);
  }
}

function parsed(text: string): Expression {
  try {
    return parser.parse(text);
  } catch (error) {
    const [, place] = /\[1:(\d+)\]/.exec((error as Error).message) ?? [];
    const where =
      place === undefined
        ? 'ends too early or has an operator too many'
        : `cannot be read at character ${place}`;
    throw unreadable(text, `a formula in k, such as k^4*(1 + k^2); this one ${where}`, error);
  }
}

function unreadable(text: string, expected: string, cause?: unknown): InvalidParameterError {
  return new InvalidParameterError('penalty', text, expected, { cause });
}
