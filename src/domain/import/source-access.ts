import type { ContactSource } from './source.ts';
import type { OAuthTokens, SourceFile } from './source-store.ts';

/** What a source is asked with. */
export type SourceCredentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'basic' | 'digest'; readonly user: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string };

export interface FetchOptions {
  readonly signal?: AbortSignal;
  /** Bytes so far, and of how many, where that is known. */
  readonly progress?: (bytes: number, total: number | undefined) => void;
  /** The source stands in a form and may not be saved: it is read this once all the same. */
  readonly trial?: boolean;
}

/**
 * Reads the address of a source. Rejects with `AppError<SourceErrorCode | 'import/too-large'>`, and with `AbortError`
 * when the signal is aborted.
 */
export interface SourceFetcher {
  fetch(source: ContactSource, credentials: SourceCredentials, options?: FetchOptions): Promise<Blob>;
}

/** Reads a file that the person picked. @throws `source/no-file`, `source/file-refused`, `import/too-large` */
export interface FileReader {
  /** `attended`: the person just asked for it, so that the browser may ask them for permission. */
  read(file: SourceFile | undefined, attended: boolean): Promise<Blob>;
}

/** Gets tokens from an authorisation server. @throws `source/sign-in-needed`, `source/sign-in-failed` */
export interface SourceSignIn {
  /** Opens the server's page in a window and waits for its answer; call it on a click, or the browser opens none. */
  signIn(source: ContactSource, signal?: AbortSignal): Promise<OAuthTokens>;
  refresh(source: ContactSource, tokens: OAuthTokens): Promise<OAuthTokens>;
}
