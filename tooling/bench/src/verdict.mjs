// What a row promises beside what was measured.
import { differenceOf } from './difference.mjs';
import { megabytes, significant } from './quantity.mjs';

/** Whether ours keeps its own promises; growth is judged where the row it refers to was run. */
export function judgeOurs({ seconds, megabytes: memory, growth }, { spread, bytes }, earlier) {
  const promises = [];
  if (seconds !== undefined) {
    promises.push({ text: `≤ ${seconds} s`, kept: spread.min <= 1000 * seconds });
  }
  if (memory !== undefined) {
    promises.push({ text: `≤ ${memory} MB`, kept: megabytes(bytes) <= memory });
  }
  const before = earlier.find(({ label }) => label === growth?.over);
  if (before?.ours.spread) {
    const factor = spread.min / before.ours.spread.min;
    const text = `${significant(factor)} ≤ ${growth.atMost} × the time of ${growth.name}`;
    promises.push({ text, kept: factor <= growth.atMost });
  }
  return promises;
}

/** The ratio of the least times, and whether it is as large as promised. */
export function judgeSpeed({ faster }, ours, theirs) {
  const ratio = theirs.min / ours.min;
  if (faster === undefined) return { ratio, promises: [] };
  const text = faster < 1 ? `≤ ${1 / faster} × its time` : `≥ ${faster} times as fast`;
  return { ratio, promises: [{ text, kept: ratio >= faster }] };
}

/** How far the arrays of both sides are apart. */
export function judgeAgreement({ agrees }, ours, theirs) {
  return agrees.map(({ of, to, each }) => {
    const difference = differenceOf(ours.array(of), theirs.array(of), each);
    return { of, to, difference, kept: difference <= to };
  });
}
