import { usedPlugins } from '../plugins/used-plugins.ts';
import type { AddedPlugin, Call, Failure, JobName, Jobs, PluginSource, Reply } from './protocol.ts';

/** Told how far a job is. */
export type Progress = (share: number, stage: string) => void;

interface Waiting {
  readonly call: Call;
  readonly channel: string;
  readonly progress: Progress | undefined;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A later call of the same channel has made this one's answer useless. */
export class SupersededError extends Error {
  override readonly name = 'SupersededError';
}

/** What the worker could not do, in its words. */
class LabError extends Error {
  override readonly name: string;
  constructor({ name, message }: Failure) {
    super(message);
    this.name = name;
  }
}

/** How long a job whose answer nobody wants may go on before its worker is stopped. */
const GRACE_MS = 250;

/** How long a job that names a stranger's plug-in may be silent before it counts as looping. */
const SILENT_MS = 20_000;

/** How a call is made. */
export interface CallOptions {
  readonly channel: string;
  readonly progress?: Progress;
  /**
   * Whether what the channel is computing may finish and be seen: while a slider is dragged every
   * answer is worth showing, and only those that have not begun are left out.
   */
  readonly patient?: boolean;
}

/** The page's hold on a worker. Each channel has one call at a time: a new one ends the last. */
export interface Lab {
  call<K extends JobName>(
    job: K,
    input: Parameters<Jobs[K]>[0],
    options: CallOptions,
  ): Promise<ReturnType<Jobs[K]>>;
  cancel(channel: string): void;
  /** Plug-ins that its worker must have before its next job. */
  usePlugins(plugins: readonly PluginSource[], added?: readonly AddedPlugin[]): void;
}

/**
 * Starts a worker and hands it one call after another. A job cannot hear while it computes, so one
 * that is no longer wanted and does not end by itself is stopped with its worker, and a new worker
 * takes over what waits.
 */
export function createLab(start: () => Worker): Lab {
  let worker: Worker | undefined;
  let running: Waiting | undefined;
  let unwanted = false;
  let timer = 0;
  let ids = 0;
  let plugins: readonly PluginSource[] = [];
  let added: readonly AddedPlugin[] = [];
  let watch = 0;
  let waiting: Waiting[] = [];

  function next(): void {
    if (running) return;
    const taken = waiting.shift();
    if (!taken) return;
    running = taken;
    unwanted = false;
    worker ??= open();
    worker.postMessage(taken.call);
    guard(taken.call);
  }

  /** Ends a job whose plug-in never returns, and says which one it is. */
  function guard({ input }: Call): void {
    clearTimeout(watch);
    const [suspect] = usedPlugins(added, input);
    if (!suspect) return;
    const { kind, title, file } = suspect;
    const message = `the ${kind} ${title} (${file}) gave no answer for ${SILENT_MS / 1000} s and was stopped: it may loop`;
    watch = window.setTimeout(() => end({ name: 'PluginError', message }), SILENT_MS);
  }

  function open(): Worker {
    const fresh = start();
    fresh.addEventListener('message', ({ data }: MessageEvent<Reply>) => hear(data));
    fresh.addEventListener('error', (event) => {
      event.preventDefault();
      const message = event.message || 'the lab could not load its worker';
      end({ name: 'WorkerError', message });
    });
    if (plugins.length > 0) fresh.postMessage({ id: 0, job: 'catalogue', input: plugins } as Call);
    return fresh;
  }

  function hear(reply: Reply): void {
    if (reply.id !== running?.call.id) return;
    if (reply.kind === 'progress') {
      guard(running.call);
      running.progress?.(reply.share, reply.stage);
    } else if (reply.kind === 'done') finish((one) => one.resolve(reply.value));
    else finish((one) => one.reject(new LabError(reply.failure)));
  }

  function finish(settle: (one: Waiting) => void): void {
    clearTimeout(timer);
    clearTimeout(watch);
    const ended = running;
    running = undefined;
    if (ended && !unwanted) settle(ended);
    next();
  }

  function end(failure: Failure): void {
    worker?.terminate();
    worker = undefined;
    finish((one) => one.reject(new LabError(failure)));
  }

  function leaveOut(channel: string): void {
    for (const one of waiting) if (one.channel === channel) one.reject(new SupersededError());
    waiting = waiting.filter((one) => one.channel !== channel);
  }

  function cancel(channel: string): void {
    leaveOut(channel);
    if (running?.channel !== channel || unwanted) return;
    unwanted = true;
    running.reject(new SupersededError());
    timer = window.setTimeout(() => end({ name: 'SupersededError', message: '' }), GRACE_MS);
  }

  return {
    call(job, input, { channel, progress, patient = false }) {
      if (patient) leaveOut(channel);
      else cancel(channel);
      return new Promise((resolve, reject) => {
        const call = { id: ++ids, job, input } as Call;
        const done = resolve as (value: unknown) => void;
        waiting.push({ call, channel, progress, resolve: done, reject });
        next();
      });
    },
    cancel,
    usePlugins(sources, brought = []) {
      plugins = sources;
      added = brought;
      worker?.postMessage({ id: 0, job: 'catalogue', input: sources } as Call);
    },
  };
}
