import type { WorkOptions } from '@spectral-bias/core';
import type { Call, JobName, Jobs, Reply } from './protocol.ts';

/** A job as the worker does it: any of them may take time and tell how far it is. */
export type Worked = {
  readonly [K in JobName]: (
    input: Parameters<Jobs[K]>[0],
    work: WorkOptions,
  ) => ReturnType<Jobs[K]> | Promise<ReturnType<Jobs[K]>>;
};

/** Told no more often than a page can show. */
const PROGRESS_MS = 60;

const answer = (reply: Reply) => postMessage(reply);

/** One job after another: plug-ins are there before the first job that may name them. */
let before: Promise<void> = Promise.resolve();
addEventListener('message', ({ data }: MessageEvent<Call>) => {
  before = before.then(() => work(data));
});

async function work({ id, job, input }: Call): Promise<void> {
  let told = performance.now();
  const progress = (share: number, stage: string) => {
    const now = performance.now();
    if (now - told < PROGRESS_MS) return;
    told = now;
    answer({ id, kind: 'progress', share, stage });
  };
  try {
    const { jobs } = await import('./jobs.ts');
    const worked = jobs[job] as (input: unknown, work: WorkOptions) => unknown;
    answer({ id, kind: 'done', value: await worked(input, { progress }) });
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    answer({ id, kind: 'failed', failure: { name, message } });
  }
}
