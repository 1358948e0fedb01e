/** What a run of an import tells while it runs and when it is over. */
export interface ImportProgress {
  readonly phase: 'fetching' | 'reading' | 'storing';
  /** Bytes read, and of how many, where that is known. */
  readonly bytes: number;
  readonly totalBytes?: number;
  readonly records: number;
}

/** Why one record, or one value of it, was not taken as it stands. The texts have a sentence for each. */
export type ImportIssueCode =
  | 'no-id'
  | 'duplicate-id'
  | 'nothing-mapped'
  | 'too-few-columns'
  | 'too-many-columns'
  | 'unclosed-quote'
  | 'bad-quote'
  | 'too-many-numbers'
  /** It was left out: a part of a number is another number. */
  | 'number-too-long'
  /** Further e-mail addresses, groups or texts than a contact has fields for. */
  | 'too-many-values'
  /** A group that is called like a list that is always there; the contact was taken without it. */
  | 'list-name'
  | 'text-cut'
  | 'bad-picture'
  | 'not-an-object';

/** One thing that was normal enough to go on. */
export interface ImportIssue {
  readonly code: ImportIssueCode;
  /** CSV: the line of the file on which the record begins, from 1. JSON: the number of the record, from 1. */
  readonly line: number;
  /** The column or path concerned. */
  readonly field?: string;
  /** What stood there, cut short. */
  readonly value?: string;
}

export interface ImportReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Records that were left out. */
  readonly skipped: number;
  /** Contacts that the source does not name any more, and what became of them. */
  readonly removed: number;
  readonly removal: 'none' | 'kept' | 'marked' | 'deleted' | 'asked';
  /** The first `IMPORT_LIMITS.issues`, and how many there were. */
  readonly issues: readonly ImportIssue[];
  readonly issueCount: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly endedAt: number;
}

/** Why a run as a whole failed: nothing of it was taken (`AppError`). `detail` says where. */
export type ImportErrorCode =
  | 'import/empty'
  | 'import/too-large'
  | 'import/too-many-records'
  | 'import/too-many-columns'
  /** A record of millions of characters: a quote that was never closed, or no table. */
  | 'import/record-too-long'
  /** The first line of a CSV file names no columns. */
  | 'import/no-header'
  | 'import/not-text'
  | 'import/not-json'
  | 'import/json-cut-off'
  | 'import/no-records'
  | 'import/no-mapping'
  | 'import/html'
  | 'import/bad-mapping'
  /** There are records, and none could be taken: mostly a mapping that finds no id. `detail` is the code of an issue. */
  | 'import/nothing-taken'
  | 'import/running';

/** Why a source could not be read or stored (`AppError`). */
export type SourceErrorCode =
  /** `MAX_SOURCES` are stored. */
  | 'source/too-many'
  /** It was stored before, and is not any more. */
  | 'source/gone'
  | 'source/unauthorized'
  | 'source/forbidden'
  | 'source/not-found'
  | 'source/server-error'
  | 'source/status'
  | 'source/redirect-loop'
  | 'source/timeout'
  /** The browser says no more than that: offline, DNS, certificate, CORS, mixed content. */
  | 'source/unreachable'
  | 'source/no-file'
  | 'source/file-refused'
  | 'source/no-helper'
  /** The browser keeps the page from the helper (Local Network Access), or would ask first. */
  | 'source/helper-blocked'
  | 'source/helper-refused'
  /** As the helper says, which knows why; `detail` has it. */
  | 'source/helper-unreachable'
  | 'source/certificate-self-signed'
  | 'source/certificate-untrusted'
  | 'source/certificate-expired'
  | 'source/certificate-name'
  | 'source/sign-in-needed'
  | 'source/sign-in-failed';
