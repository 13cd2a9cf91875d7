import { Worker } from 'node:worker_threads';
import type { Progress } from '@spectral-bias/core';
import type { LawReport } from '@spectral-bias/testkit';
import { messageOf } from '../exit-code.ts';
import type { JudgedPlugin, JudgeMessage, JudgeRequest } from './messages.ts';

/** What the laws said of one plug-in; of a file that could not be loaded there is no plug-in. */
export interface Judgement {
  readonly plugin?: JudgedPlugin;
  readonly laws: readonly LawReport[];
}

/** How a plug-in is judged. */
export interface JudgeOptions {
  /** Milliseconds that one law may take. */
  readonly patience: number;
  readonly progress?: Progress | undefined;
  /** Given what the plug-in prints. */
  tell(text: string): void;
}

/** The built worker, from the sources as well as from what is built of them. */
const worker = new URL('../../dist/plugin-check/worker.js', import.meta.url);

/**
 * Puts every law to the plug-ins of a file, in a thread that is ended when a law takes too long: a
 * loop without an end breaks the law that it was met in.
 */
export function judgeInWorker(
  request: JudgeRequest,
  { patience, progress, tell }: JudgeOptions,
): Promise<readonly Judgement[]> {
  const thread = new Worker(worker, {
    workerData: request,
    stdout: true,
    stderr: true,
    execArgv: [],
  });
  for (const stream of [thread.stdout, thread.stderr]) {
    stream.on('data', (text) => tell(String(text)));
  }
  const { judgements, open, report } = docket();
  let law = '';
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    let ended = false;
    const end = (counterexample?: string) => {
      if (ended) return;
      ended = true;
      clearTimeout(timer);
      if (counterexample) report({ law, passed: false, counterexample });
      void thread.terminate().then(() => resolve(judgements));
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => end(`it has not come to an end in ${patience / 1000} s`), patience);
    };
    thread.on('message', (message: JudgeMessage) => {
      if (message.about === 'law') {
        law = message.law;
        progress?.(message.share, law);
        wait();
      } else if (message.about === 'plugin') open(message.plugin);
      else if (message.about === 'report') report(message.report);
      else if (message.about === 'pause') clearTimeout(timer);
      else end();
    });
    thread.on('error', (error) => end(`it threw outside of any call: ${messageOf(error)}`));
    thread.on('exit', () => end('it ended the process'));
  });
}

/** What has been judged so far; reports are about the plug-in opened last. */
function docket() {
  const judgements: { plugin?: JudgedPlugin; laws: LawReport[] }[] = [];
  return {
    judgements,
    open: (plugin: JudgedPlugin) => void judgements.push({ plugin, laws: [] }),
    report(one: LawReport) {
      if (judgements.length === 0) judgements.push({ laws: [] });
      judgements.at(-1)!.laws.push(one);
    },
  };
}
