import type { ReadonlySignal } from '../../lib/signals.ts';
import type { Profile, ProfileDraft } from './profile.ts';

/** The accounts of this browser profile. Changes are stored before the promise resolves and reach every window. */
export interface AccountStore {
  readonly profiles: ReadonlySignal<readonly Profile[]>;
  /** The profile that outgoing calls use; undefined only when there is none. */
  readonly activeId: ReadonlySignal<string | undefined>;
  /** Adds a profile, or replaces the one with `id`. An undefined password leaves the stored one as it is, null deletes it. */
  save(draft: ProfileDraft & { readonly id?: string }, password?: string | null): Promise<Profile>;
  setActive(id: string): Promise<void>;
  /** Deletes profile and password. */
  remove(id: string): Promise<void>;
  /** The password, unwrapped; undefined when it was not kept. Never logged, never stored in clear (`spec` security). */
  password(id: string): Promise<string | undefined>;
  /** The `+sip.instance` of this browser profile (RFC 5626 §4.1): a UUID that survives restarts. */
  instanceId(): Promise<string>;
}
