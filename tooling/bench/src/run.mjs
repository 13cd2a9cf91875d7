// Runs every benchmark and writes apps/docs/benchmarks.md; `--only PATTERN` runs the rows whose label
// contains the pattern, and writes nothing.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { compareSides, isWrong } from './compare.mjs';
import { pageOf } from './page.mjs';
import { duration, megabytes, significant } from './quantity.mjs';
import { rows } from './rows.mjs';
import { agreementText, promisesText } from './table.mjs';

const { only } = parseArgs({ options: { only: { type: 'string', default: '' } } }).values;
const chosen = rows.filter(({ label }) => label.toLowerCase().includes(only.toLowerCase()));
if (chosen.length === 0) {
  const labels = rows.map(({ label }) => `  ${label}`);
  console.error(`No row contains "${only}"; there are\n${labels.join('\n')}`);
  process.exit(2);
}

const results = [];
for (const row of chosen) {
  const result = compareSides(row, results);
  results.push(result);
  console.log(summaryOf(result));
}
if (only === '') {
  writeFileSync(new URL('../../../apps/docs/benchmarks.md', import.meta.url), pageOf(results));
}
if (results.some(isWrong)) process.exitCode = 1;

function summaryOf({ label, ours, promises, peers }) {
  const own = ours.failed
    ? `FAILS: ${ours.failed}`
    : `${duration(ours.spread.min)}, ${megabytes(ours.bytes)} MB; ${promisesText(promises)}`;
  return [`${label}: ${own}`, ...peers.map((peer) => `  ${peerSummary(peer)}`)].join('\n');
}

function peerSummary({ name, skipped, failed, ...measured }) {
  if (skipped) return `${name} skipped: ${skipped}`;
  if (failed) return `${name} fails: ${failed}`;
  const { spread, ratio, promises, agreement } = measured;
  const told = `${duration(spread.min)}, ours ${significant(ratio)} times as fast`;
  return `${name}: ${told}; ${promisesText(promises)}; ${agreementText(agreement)}`;
}
