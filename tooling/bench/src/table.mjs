// The table of the documentation, from what was measured.
import { duration, megabytes, significant } from './quantity.mjs';

const columns = [
  'job',
  'first round',
  'min / median / max',
  'MB',
  'peer',
  'min / median / max',
  'MB',
  'times as fast',
  'largest difference',
  'promised',
];

const none = '–';

/** Markdown: a line for each peer of each row, or for the row alone. */
export function tableOf(results) {
  return [columns, columns.map(() => '---'), ...results.flatMap(linesOf)].map(line).join('\n');
}

function line(cells) {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

function linesOf({ label, ours, promises, peers }) {
  const own = ours.failed
    ? [label, `**fails: ${ours.failed}**`, none, none]
    : [label, duration(ours.spread.first), spreadText(ours.spread), megabytesText(ours.bytes)];
  const alone = [...own, none, none, none, none, none, promisesText(promises)];
  if (peers.length === 0) return [alone];
  return peers.map((peer, i) => {
    const told = [...(i === 0 ? promises : []), ...(peer.promises ?? [])];
    return [...(i === 0 ? own : ['', '', '', '']), ...peerCells(peer), promisesText(told)];
  });
}

/** Five cells: peer, spread, memory, ratio, difference. */
function peerCells({ name, skipped, failed, ...measured }) {
  if (skipped) return [`${name} skipped: ${skipped}`, none, none, none, none];
  if (failed) return [`${name} fails: ${failed}`, none, none, none, none];
  const { spread, bytes, ratio, agreement } = measured;
  return [
    name,
    spreadText(spread),
    megabytesText(bytes),
    significant(ratio),
    agreementText(agreement),
  ];
}

function spreadText({ min, median, max }) {
  return min === max ? duration(min) : [min, median, max].map(duration).join(' / ');
}

function megabytesText(bytes) {
  return bytes === null ? none : megabytes(bytes).toString();
}

/** Such as `fitted 3e-11 ≤ 1e-9`; a difference beyond its tolerance stands out. */
export function agreementText(agreement) {
  const told = agreement.map(({ of, to, difference, kept }) => {
    const text = `${of} ${difference.toExponential(0)}`;
    return kept ? `${text} ≤ ${to}` : `**WRONG: ${text}, not ≤ ${to}**`;
  });
  return told.join(', ') || none;
}

/** Such as `≤ 1 s: kept`. */
export function promisesText(promises) {
  const told = promises.map(({ text, kept }) => (kept ? `${text}: kept` : `**${text}: missed**`));
  return told.join(', ') || none;
}
