/** A word that may stand where the cursor is. */
export interface Candidate {
  /** The whole word, not what is missing of it. */
  readonly value: string;
  readonly description?: string | undefined;
}

/** What may stand where the cursor is. */
export interface Completion {
  readonly candidates: readonly Candidate[];
  /** What of the file system may stand there as well; the shell knows it best. */
  readonly paths?: 'files' | 'folders' | undefined;
}

/** Where nothing can be told. */
export const nothing: Completion = { candidates: [] };
