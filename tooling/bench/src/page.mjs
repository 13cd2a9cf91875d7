import { cpus } from 'node:os';
import { tableOf } from './table.mjs';

/** The page of the documentation. */
export function pageOf(results) {
  const processors = cpus();
  return `# Benchmarks

Written by \`npm run bench\`; the rows are \`tooling/bench/src/rows.mjs\`. Node ${process.versions.node},
${processors.length} × ${processors[0].model.trim()}. What the peers are, with their versions, is in the table.

Each side of a row runs in a process of its own, in one thread, on the same numbers read from the same
files. The spread is that of the rounds after the first, which has the compilation in it and stands
apart for ours; a single time is that of a single round. How many times as fast ours is compares the
least times. MB (10⁶ bytes) is the most memory that the process ever held, interpreter and input
included. The largest difference is that of both results, as a share of the largest value; of
singular values, of each.

${tableOf(results)}

A training step is one of gradient descent on all parameters and samples. Ours is in float64 but where
the row says float32, in WebAssembly's vectors of 128 bits without fused multiplication and addition;
PyTorch and tfjs are in float32, PyTorch in vectors of 256 bits or more.

Beside fitted values, ours always computes leverages, degrees of freedom, diagnostics and the curve;
the SciPy solver of the gradient-descent rows computes fitted values alone.
`;
}
