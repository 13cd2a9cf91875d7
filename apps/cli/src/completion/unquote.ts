import { homedir } from 'node:os';

/**
 * A word as the command would get it, from how it stands on a shell's line: quotes taken off, even
 * those still open, and a tilde expanded.
 */
export function unquote(word: string): string {
  const text = word.replace(
    /'([^']*)'?|"((?:\\.|[^"\\])*)"?|\\(.)/gs,
    (_, single?: string, double?: string, escaped?: string) =>
      single ?? double?.replace(/\\(["\\$`])/g, '$1') ?? escaped ?? '',
  );
  return /^~(?=\/)/.test(word) ? homedir() + text.slice(1) : text;
}
