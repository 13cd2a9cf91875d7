import type { PluginKind } from '@spectral-bias/core';
import type { LawReport } from '@spectral-bias/testkit';
import type { PluginSource } from '../plugin-file.ts';

/** What the worker is asked to judge. */
export interface JudgeRequest extends PluginSource {
  /** Plug-ins that may be looked up beside the built-in ones. */
  readonly others: readonly PluginSource[];
  readonly seed: number;
  readonly runs: number;
}

/** A plug-in whose laws come next. */
export interface JudgedPlugin {
  readonly kind: PluginKind;
  readonly name: string;
  readonly title: string;
}

/** What the worker tells: each law before and after it is judged, and which plug-in it is about. */
export type JudgeMessage =
  /** Work of our own follows, which is not counted against the plug-in. */
  | { readonly about: 'pause' }
  | { readonly about: 'law'; readonly law: string; readonly share: number }
  | { readonly about: 'plugin'; readonly plugin: JudgedPlugin }
  | { readonly about: 'report'; readonly report: LawReport }
  | { readonly about: 'end' };

/** What a file must be before there is a plug-in to judge. */
export const loading = {
  imported: 'its module can be imported',
  exported: 'its default export is a plug-in',
  named: 'its name is not taken',
} as const;
