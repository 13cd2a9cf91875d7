// What the rows are timed on: arrays that ours and every peer read from the same files.
import { createRandom } from '@spectral-bias/core';

/** A noisy sine at n even places of [0, 1]. */
function signal({ n }) {
  const random = createRandom(1);
  const x = Float64Array.from({ length: n }, (_, i) => i / (n - 1));
  const y = x.map((u) => Math.sin(40 * u) + 0.3 * random.normal());
  return { x, y };
}

/** Two n × n matrices with independent normal entries, row after row. */
function matrices({ n }) {
  const random = createRandom(2);
  const [a, b] = [1, 2].map(() => Float64Array.from({ length: n * n }, random.normal));
  return { a, b };
}

/** A symmetric n × n matrix with normal entries. */
function symmetricMatrix({ n }) {
  const { a } = matrices({ n });
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) a[i * n + j] = a[j * n + i];
  return { a };
}

/** Normal samples, and a network whose values are of their size. */
function shallowNetwork({ n, d, m }) {
  const random = createRandom(3);
  const normal = (length, scale) => Float64Array.from({ length }, () => scale * random.normal());
  return {
    x: normal(n * d, 1),
    y: normal(n, 1),
    w: normal(m * d, d ** -0.5),
    b: normal(m, 1),
    v: normal(m, m ** -0.5),
  };
}

export const inputs = { signal, matrices, symmetricMatrix, shallowNetwork };
