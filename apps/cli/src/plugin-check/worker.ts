// Runs in a thread of its own, so that a plug-in that never comes back can be ended.
import { parentPort, workerData } from 'node:worker_threads';
import type { Plugin, Registry } from '@spectral-bias/core';
import { type LawReport, lawsOf } from '@spectral-bias/testkit';
import { messageOf } from '../exit-code.ts';
import { exportedPlugins, importPluginModule } from '../import-plugins.ts';
import { pluginFile } from '../plugin-file.ts';
import { type JudgeMessage, type JudgeRequest, loading } from './messages.ts';

const request = workerData as JudgeRequest;
const tell = (message: JudgeMessage) => parentPort!.postMessage(message);

const plugins = await load();
if (plugins) for (const plugin of plugins.all) await judgeAll(plugin, plugins.registry);
tell({ about: 'end' });

/** The plug-ins and a registry that has them; undefined if a law of loading is broken. */
async function load(): Promise<{ all: readonly Plugin[]; registry: Registry } | undefined> {
  const { source } = request;
  const module = await step(loading.imported, () =>
    importPluginModule(pluginFile(request), source),
  );
  const all = module && (await step(loading.exported, () => exportedPlugins(module, source)));
  if (!all) return undefined;
  tell({ about: 'pause' });
  const { loadRegistry, withPlugins } = await import('../load-plugins.ts');
  const registry = await step(loading.named, async () =>
    withPlugins(await loadRegistry(request.others), all, source),
  );
  return registry && { all, registry };
}

async function step<T>(law: string, work: () => T | Promise<T>): Promise<T | undefined> {
  tell({ about: 'law', law, share: 0 });
  try {
    return await work();
  } catch (error) {
    const prefix = `${request.source} is not a usable plug-in: `;
    const message = messageOf(error);
    const counterexample = message.startsWith(prefix) ? message.slice(prefix.length) : message;
    tell({ about: 'report', report: { law, passed: false, counterexample } });
    return undefined;
  }
}

async function judgeAll(plugin: Plugin, registry: Registry): Promise<void> {
  const { kind, name, title } = plugin;
  tell({ about: 'plugin', plugin: { kind, name, title } });
  const laws = lawsOf(plugin);
  for (const [i, { law, judge }] of laws.entries()) {
    tell({ about: 'law', law, share: i / laws.length });
    const { seed, runs } = request;
    const report: LawReport = await judge({ seed, runs, registry });
    tell({ about: 'report', report });
  }
}
