import type { Settings } from '../settings/settings.ts';
import type { ProfileDraft } from './profile.ts';

/** Codes of the `AppError`s. */
export type ProvisioningErrorCode =
  | 'provisioning/unreachable'
  | 'provisioning/not-json'
  /** JSON, but not of this app. */
  | 'provisioning/foreign'
  | 'provisioning/newer-version'
  | 'provisioning/invalid'
  | 'provisioning/insecure';

/** What a provisioning file (`"offhook": 1`) sets up, shown to the person and confirmed before use. */
export interface ProvisioningOffer {
  /** Where it came from. */
  readonly source: string;
  readonly accounts: readonly { readonly draft: ProfileDraft; readonly password?: string }[];
  readonly settings: Partial<Settings>;
}

export interface Provisioning {
  /** Fetches and checks a file. Rejects with `AppError<ProvisioningErrorCode>`; `detail` says where it is wrong. */
  load(url: string, signal: AbortSignal): Promise<ProvisioningOffer>;
  /** What `/provisioning.json` at the origin offers; undefined when it offers nothing. */
  atOrigin(signal: AbortSignal): Promise<ProvisioningOffer | undefined>;
}
