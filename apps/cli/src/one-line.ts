import { didYouMean } from './did-you-mean.ts';

/** What commander has to say, on one line and in our words, with the choice closest to a typo. */
export function commanderLine(text: string): string {
  const [, given] = /(?:argument|value) '([^']*)'/.exec(text) ?? [];
  return oneLine(
    withNearestChoice(text.trimEnd(), given)
      .replace(/^error: /, 'spectral-bias: ')
      .replace(/ is invalid( for argument '.*?')?\. (.)/, (_, which = '', first: string) => {
        return ` is invalid${which}; ${first.toLowerCase()}`;
      })
      .replace(/\s*\(Did you mean (?:one of )?(.*?)\?\)$/, '; did you mean $1?'),
  );
}

/** A message of commander that lists choices, and which of them is closest to what was given. */
export function withNearestChoice(message: string, given = ''): string {
  return message.replace(
    /allowed choices are (.*)\.$/i,
    (_, choices: string) =>
      `allowed choices are ${choices}${didYouMean(given, choices.split(', '))}`,
  );
}

/** Text without the line ends and control characters that it quotes. */
export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}
