import { createRandom } from '@spectral-bias/core';

/** The samples of the step with this number, counted from 0; undefined for all of them. */
export type Batches = (step: number) => Int32Array | undefined;

/**
 * Batches without replacement: every epoch is a shuffle (Fisher and Yates) of its own, its last batch
 * may be smaller. A batch depends on the seed and the step alone, so that a run can be resumed.
 */
export function batches(count: number, size: number, seed: number): Batches {
  if (size === count) return () => undefined;
  const perEpoch = Math.ceil(count / size);
  let epoch = -1;
  let order: Int32Array = new Int32Array(0);
  return (step) => {
    const wanted = Math.floor(step / perEpoch);
    if (wanted !== epoch) {
      epoch = wanted;
      order = shuffle(count, epochSeed(seed, epoch));
    }
    const from = (step % perEpoch) * size;
    return order.subarray(from, Math.min(from + size, count));
  };
}

/** Knuth's multiplicative hash keeps the epochs of neighbouring seeds apart. */
function epochSeed(seed: number, epoch: number): number {
  return (seed ^ Math.imul(epoch + 1, 0x9e3779b1)) >>> 0;
}

function shuffle(count: number, seed: number): Int32Array {
  const random = createRandom(seed);
  const order = Int32Array.from({ length: count }, (_, n) => n);
  for (let n = count - 1; n > 0; n--) {
    const other = random.integer(n + 1);
    const kept = order[n]!;
    order[n] = order[other]!;
    order[other] = kept;
  }
  return order;
}
