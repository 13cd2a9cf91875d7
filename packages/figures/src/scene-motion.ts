import { element } from './markup.ts';

/** Seconds that a scene is shown, where there are few; and that all take together, where many. */
const LONGEST = 1;
const ROUND = 12;
/** Seconds that the last scene stays before the first comes again, beyond its own. */
const PAUSE = 1.5;

const three = (value: number): number => Number(value.toFixed(3));

/**
 * Scenes shown in turn, by CSS alone. Where nothing moves, by the reader's wish or because the
 * reader of the SVG knows no animation, the last one shows. The pointer halts it.
 */
export function inTurn(scenes: readonly string[], id: string): string {
  const last = scenes.length - 1;
  if (last < 1) return scenes.join('');
  const step = Math.min(LONGEST, ROUND / scenes.length);
  const round = step * scenes.length + PAUSE;
  const share = (seconds: number): number => three((100 * seconds) / round);
  const shownFor = (name: string, seconds: number): string =>
    `@keyframes ${id}-${name} { 0% { visibility: visible } ${share(seconds)}%, 100% { visibility: hidden } }`;
  const style = [
    shownFor('scene', step),
    shownFor('end', step + PAUSE),
    '@media (prefers-reduced-motion: no-preference) {',
    `.${id}-scene { animation: ${id}-scene ${three(round)}s step-end infinite }`,
    `.${id}-scene:last-child { animation-name: ${id}-end }`,
    `.${id}-scenes:hover .${id}-scene { animation-play-state: paused }`,
    '}',
  ].join(' ');
  const groups = scenes.map((scene, i) => {
    const begun = `animation-delay:${three(i * step - round)}s`;
    const visibility = i === last ? undefined : 'hidden';
    return element('g', { class: `${id}-scene`, visibility, style: begun }, scene);
  });
  return `<style>${style}</style>${element('g', { class: `${id}-scenes` }, groups.join(''))}`;
}
