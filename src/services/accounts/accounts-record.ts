import type { Profile } from '../../domain/account/profile.ts';
import type { AccountsRecord } from './account-schema.ts';

/** A change of the accounts that can be made again on a record that another window wrote meanwhile. */
export type Edit = (accounts: AccountsRecord) => AccountsRecord;

/** Adds the profile, or replaces the one with its id. */
export function upsert(profile: Profile): Edit {
  return (accounts) => {
    const known = accounts.profiles.some(({ id }) => id === profile.id);
    const profiles = known
      ? accounts.profiles.map((other) => (other.id === profile.id ? profile : other))
      : [...accounts.profiles, profile];
    return { ...accounts, profiles };
  };
}

export function without(id: string): Edit {
  return (accounts) => ({ ...accounts, profiles: accounts.profiles.filter((profile) => profile.id !== id) });
}

export function activate(id: string): Edit {
  return (accounts) => ({ ...accounts, activeId: id });
}

/** One profile is always active: the chosen one, or the first that is enabled, or the first. */
export function withActive({ profiles, activeId }: AccountsRecord): AccountsRecord {
  const chosen =
    profiles.find(({ id }) => id === activeId) ?? profiles.find(({ enabled }) => enabled) ?? profiles[0];
  return chosen === undefined ? { profiles } : { profiles, activeId: chosen.id };
}

/** Takes the secrets out of a profile, for the record that anybody can read. */
export function withoutCredentials(profile: Profile): Profile {
  const iceServers = profile.iceServers.map(({ url, username }) => ({
    url,
    ...(username !== undefined && { username }),
  }));
  return { ...profile, iceServers };
}

/** Puts the credentials of the ICE servers back, in their order. */
export function withCredentials(profile: Profile, credentials: readonly (string | null)[]): Profile {
  const iceServers = profile.iceServers.map((server, index) => {
    const credential = credentials[index];
    return typeof credential === 'string' ? { ...server, credential } : server;
  });
  return { ...profile, iceServers };
}

/** Who may get the password of an account: it is good for one name at one server, and shown to no other. */
export function recipientOf({ user, authName, domain, servers }: Profile): string {
  return JSON.stringify([user, authName, domain, servers]);
}

/**
 * Keeps the objects of profiles that did not change, so that who watches the list does not register them again.
 * `changed` is never kept: its password may be another.
 */
export function keepIdentity(
  before: readonly Profile[],
  now: readonly Profile[],
  changed: string | undefined,
): readonly Profile[] {
  const old = new Map(before.map((profile) => [profile.id, profile]));
  return now.map((profile) => {
    const same = old.get(profile.id);
    return same !== undefined && profile.id !== changed && JSON.stringify(same) === JSON.stringify(profile)
      ? same
      : Object.freeze(profile);
  });
}
