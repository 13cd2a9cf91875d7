import { parseAst } from 'vite';

const claim = /^\s*\/\/ (→|throws) (.*)$/;

/**
 * An example of a README as a program that prints what the README claims, and those claims.
 *
 * `expression; // → claim` prints the expression, unless it is a call of `console.log`; a statement
 * of another kind must print by itself. Claims may go on in further lines. `call(); // throws Error:
 * message` prints what was thrown.
 */
export function exampleProgram(code) {
  const { body } = parseAst(code, { lang: 'ts' });
  const claims = [];
  let program = '';
  for (const [i, statement] of body.entries()) {
    const text = code.slice(statement.start, statement.end);
    const said = claimsIn(code.slice(statement.end, body[i + 1]?.start ?? code.length));
    claims.push(...said.map(({ words }) => words));
    program += `${printing(statement, text, said[0]?.kind)}\n`;
  }
  return { program: `${preamble}${program}`, claims };
}

const preamble = `import { inspect } from 'node:util';
inspect.defaultOptions.breakLength = Infinity;
`;

function claimsIn(gap) {
  return gap
    .split('\n')
    .map((line) => claim.exec(line))
    .filter((match) => match !== null)
    .map(([, kind, words]) => ({ kind, words: words.replace(/ \([^()]*\)$/, '') }));
}

function printing({ type, expression }, text, kind) {
  if (kind === 'throws') {
    return `try { ${text} console.log('nothing was thrown'); }
catch (error) { console.log(error.name + ': ' + error.message); }`;
  }
  if (kind !== '→' || type !== 'ExpressionStatement' || isLog(expression)) return text;
  return `console.log(${text.replace(/;$/, '')});`;
}

function isLog({ type, callee }) {
  return type === 'CallExpression' && callee.object?.name === 'console';
}

/** What a program printed that its README does not say, and the reverse: pairs of lines. */
export function brokenClaims(printed, claims) {
  const lines = printed.split('\n').filter((line) => line.trim() !== '');
  return Array.from({ length: Math.max(lines.length, claims.length) }, (_, i) => ({
    claimed: claims[i],
    printed: lines[i],
  })).filter(({ claimed, printed: line }) => !holds(claimed, line));
}

/** An ellipsis in a claim stands for any further digits or words. */
function holds(claimed, line) {
  if (claimed === undefined || line === undefined) return false;
  const pattern = claimed
    .trim()
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${pattern}$`).test(line.trim());
}
