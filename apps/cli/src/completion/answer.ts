import type { Io } from '../io.ts';
import { oneLine } from '../one-line.ts';
import { type Completion, nothing } from './candidate.ts';
import { completeLine } from './complete-line.ts';
import { unquote } from './unquote.ts';

/**
 * Answers the completion script of a shell, which gives the words of the line up to the cursor as
 * they stand there. The first line of the answer says which paths may stand there too: `files`,
 * `folders` or `words` for none. Each other line is a word, a tab and what it means.
 */
export async function answer(words: readonly string[], io: Io): Promise<void> {
  // Of a line that is wrong nothing can be told, and Tab is no time to say so.
  const completion = await completeLine(words.map(unquote), io).catch(() => nothing);
  io.print(answerText(completion));
}

function answerText({ candidates, paths }: Completion): string {
  const lines = candidates.map(
    ({ value, description = '' }) => `${value}\t${oneLine(description)}`,
  );
  return `${[paths ?? 'words', ...lines].join('\n')}\n`;
}
