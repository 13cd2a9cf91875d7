/**
 * One family of errors. Each has a `tag` to switch on and typed fields that name the bad value;
 * the message says what happened and what would be right.
 */
export abstract class SpectralBiasError extends Error {
  /** Stable name of the error, safe to switch on across copies of this package. */
  abstract readonly tag: string;

  /** `instanceof` goes by the tag, so that it holds across copies of this package as well. */
  static override readonly [Symbol.hasInstance]: (error: unknown) => boolean = isOfClass;
}

/** A parameter, option or argument has a value that cannot be used. */
export class InvalidParameterError extends SpectralBiasError {
  override readonly name = 'InvalidParameterError';
  readonly tag = 'invalid-parameter';
  readonly parameter: string;
  readonly value: unknown;
  readonly expected: string;

  constructor(parameter: string, value: unknown, expected: string, options?: ErrorOptions) {
    super(`${parameter} is ${show(value)}; expected ${expected}`, options);
    this.parameter = parameter;
    this.value = value;
    this.expected = expected;
  }
}

/** A name is not in the registry (or the list) it was looked up in. */
export class UnknownNameError extends SpectralBiasError {
  override readonly name = 'UnknownNameError';
  readonly tag = 'unknown-name';
  readonly kind: string;
  readonly unknown: string;
  readonly nearest: readonly string[];

  constructor(kind: string, unknown: string, nearest: readonly string[]) {
    const hint = nearest.length > 0 ? `; did you mean ${nearest.join(' or ')}?` : '';
    super(`there is no ${kind} named ${show(unknown)}${hint}`);
    this.kind = kind;
    this.unknown = unknown;
    this.nearest = nearest;
  }
}

/** Two plug-ins of one kind claim the same name. */
export class DuplicateNameError extends SpectralBiasError {
  override readonly name = 'DuplicateNameError';
  readonly tag = 'duplicate-name';
  readonly kind: string;
  readonly duplicate: string;

  constructor(kind: string, duplicate: string) {
    super(`two plug-ins define the ${kind} ${show(duplicate)}; rename one of them`);
    this.kind = kind;
    this.duplicate = duplicate;
  }
}

/** A value offered as a plug-in is not one. */
export class InvalidPluginError extends SpectralBiasError {
  override readonly name = 'InvalidPluginError';
  readonly tag = 'invalid-plugin';
  readonly source: string;

  constructor(source: string, problem: string, options?: ErrorOptions) {
    super(`${source} is not a usable plug-in: ${problem}`, options);
    this.source = source;
  }
}

/** Where in its source a signal is bad; rows and columns count from 1. */
export interface SignalPlace {
  readonly source?: string;
  readonly row?: number;
  readonly column?: string;
}

/** The data of a signal cannot be used. */
export class InvalidSignalError extends SpectralBiasError {
  override readonly name = 'InvalidSignalError';
  readonly tag = 'invalid-signal';
  readonly place: SignalPlace;

  constructor(problem: string, place: SignalPlace = {}, options?: ErrorOptions) {
    super(problem, options);
    this.place = place;
  }
}

/** A computation failed numerically; `lastGood` is the last state that can be used, if any. */
export class NumericalError extends SpectralBiasError {
  override readonly name = 'NumericalError';
  readonly tag = 'numerical';
  readonly lastGood: unknown;

  constructor(problem: string, lastGood?: unknown, options?: ErrorOptions) {
    super(problem, options);
    this.lastGood = lastGood;
  }
}

/** The caller's AbortSignal ended the work. */
export class AbortedError extends SpectralBiasError {
  override readonly name = 'AbortedError';
  readonly tag = 'aborted';

  constructor(options?: ErrorOptions) {
    super('the work was aborted', options);
  }
}

const tagOf: ReadonlyMap<unknown, string> = new Map<unknown, string>([
  [InvalidParameterError, 'invalid-parameter'],
  [UnknownNameError, 'unknown-name'],
  [DuplicateNameError, 'duplicate-name'],
  [InvalidPluginError, 'invalid-plugin'],
  [InvalidSignalError, 'invalid-signal'],
  [NumericalError, 'numerical'],
  [AbortedError, 'aborted'],
]);

const tags: ReadonlySet<unknown> = new Set(tagOf.values());

/** True for an error of this family, also when another copy of this package threw it. */
export function isSpectralBiasError(error: unknown): error is SpectralBiasError {
  return error instanceof Error && 'tag' in error && tags.has(error.tag);
}

function isOfClass(this: unknown, error: unknown): boolean {
  if (this === SpectralBiasError) return isSpectralBiasError(error);
  const tag = tagOf.get(this);
  if (tag === undefined) return Function.prototype[Symbol.hasInstance].call(this, error);
  return isSpectralBiasError(error) && error.tag === tag;
}

/** A value as it should stand in a message: short, quoted where it is text. */
function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'object' && value !== null) {
    const text = JSON.stringify(value) ?? String(value);
    return text.length > 60 ? `${text.slice(0, 57)}…` : text;
  }
  return String(value);
}
