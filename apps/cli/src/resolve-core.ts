import * as nodeModule from 'node:module';

const core = '@spectral-bias/core';

/** What Node 22.15 has beside the older `register`, whose hooks run in a thread of their own. */
interface HooksInThread {
  registerHooks?(hooks: {
    resolve(specifier: string, context: object, next: Resolve): unknown;
  }): void;
}

type Resolve = (specifier: string, context: object) => unknown;

let registered = false;

/**
 * Lets plug-in files import `@spectral-bias/core` wherever they lie: from their own folder's
 * node_modules if it is there, else the one that this command comes with.
 */
export function resolveCoreForPlugins(): void {
  if (registered) return;
  registered = true;
  const parentURL = import.meta.url;
  const { registerHooks } = nodeModule as HooksInThread;
  if (!registerHooks) {
    nodeModule.register(`data:text/javascript,${encodeURIComponent(hookText(parentURL))}`);
    return;
  }
  registerHooks({
    resolve(specifier, context, next) {
      try {
        return next(specifier, context);
      } catch (error) {
        if (specifier !== core) throw error;
        return next(specifier, { ...context, parentURL });
      }
    },
  });
}

function hookText(parentURL: string): string {
  return `export async function resolve(specifier, context, next) {
    try {
      return await next(specifier, context);
    } catch (error) {
      if (specifier !== '${core}') throw error;
      return next(specifier, { ...context, parentURL: ${JSON.stringify(parentURL)} });
    }
  }`;
}
