/**
 * The fenced blocks of a Markdown text: `{ language, code, line }`, lines counted from 1. A block that
 * says "js continues" has the code of the block before it in front.
 */
export function fencedBlocks(text) {
  const blocks = [];
  for (const match of text.matchAll(/^```(\w+)( continues)?[^\n]*\n([\s\S]*?)^```$/gm)) {
    const [, language, continues, own] = match;
    const code = continues ? blocks.at(-1).code + own : own;
    blocks.push({ language, code, line: text.slice(0, match.index).split('\n').length });
  }
  return blocks;
}

/**
 * The commands of a shell block, `{ args, moved }`, without prompts, comments and what is piped in;
 * `moved` where the reader has left the folder by `cd`.
 */
export function commandLines(code, command) {
  const parts = code
    .split('\n')
    .flatMap((line) => line.replace(/(^|\s)#.*$/, '').split(/\s(?:\||&&)\s/))
    .map((part) => part.trim().replace(/^npx @spectral-bias\/cli\b/, command));
  const leaves = parts.findIndex((part) => part.startsWith('cd '));
  return parts.flatMap((part, i) =>
    part.startsWith(`${command} `)
      ? [{ args: wordsOf(part).slice(1), moved: leaves >= 0 && i > leaves }]
      : [],
  );
}

function wordsOf(line) {
  const words = line.match(/'[^']*'|"[^"]*"|[^\s'"]+/g) ?? [];
  return words.map((word) => word.replace(/^(['"])(.*)\1$/, '$2'));
}
