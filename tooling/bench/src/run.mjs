// Runs every benchmark, each in a fresh process, and writes the table of apps/docs/benchmarks.md.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';

const rows = [
  ['GD q = 10⁹, ReLU, infinite width, N = 10⁴', 'gradientDescentFit', 5, 1e4, 1e9],
  ['GD q = 10⁹, ReLU, infinite width, N = 10⁵', 'gradientDescentFit', 5, 1e5, 1e9],
  ['GD q = 10⁹, ReLU, infinite width, N = 10⁶', 'gradientDescentFit', 3, 1e6, 1e9],
  ['smoothing spline by GCV, N = 10³', 'chosenRidgeFit', 5, 1e3],
  ['smoothing spline by GCV, N = 10⁴', 'chosenRidgeFit', 3, 1e4],
  ['GD q = 10⁶, N = 300, state-space', 'gradientDescentFit', 5, 300, 1e6, 'state-space'],
  ['GD q = 10⁶, N = 300, dense SVD (ml-matrix)', 'gradientDescentFit', 3, 300, 1e6, 'dense'],
  ['1000 literal GD steps, N = M = 300', 'literalSteps', 3, 300, 1000],
];

const lines = [];
for (const [label, ...job] of rows) {
  const { times, peak } = JSON.parse(
    execFileSync(process.execPath, [
      new URL('measure.mjs', import.meta.url).pathname,
      ...job.map(String),
    ]),
  );
  times.sort((a, b) => a - b);
  const cells = [times[0], times[Math.floor(times.length / 2)], times.at(-1)].map(milliseconds);
  lines.push(`| ${label} | ${cells.join(' | ')} | ${Math.round(peak)} |`);
  console.log(`${label}: ${cells.join(' / ')} ms, ${Math.round(peak)} MiB`);
}

writeFileSync(
  new URL('../../../apps/docs/benchmarks.md', import.meta.url),
  `# Benchmarks

Written by \`npm run bench\`; every row runs in a process of its own, its first round included. Node ${process.versions.node},
${cpus().length} × ${cpus()[0].model.trim()}.

| job | min ms | median ms | max ms | peak MiB |
|---|---|---|---|---|
${lines.join('\n')}
`,
);

function milliseconds(value) {
  return value < 10 ? value.toFixed(1) : Math.round(value).toString();
}
