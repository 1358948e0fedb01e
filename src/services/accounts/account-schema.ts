import * as v from 'valibot';
import { profileIssues } from '../../domain/account/profile.ts';
import type { Profile } from '../../domain/account/profile.ts';
import type { AccountsMessage, Sealed } from '../../domain/storage/data-messages.ts';

const text = v.pipe(v.string(), v.maxLength(2048));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

const iceServerSchema = v.strictObject({ url: text, username: v.exactOptional(text) });

/** As stored: without the credentials of TURN servers, which are secrets. */
const profileSchema = v.pipe(
  v.strictObject({
    id,
    label: text,
    user: text,
    domain: text,
    authName: v.exactOptional(text),
    displayName: v.exactOptional(text),
    servers: v.pipe(v.array(text), v.maxLength(16)),
    callerId: v.exactOptional(text),
    voicemail: v.exactOptional(text),
    mainNumber: v.exactOptional(text),
    extensionDigits: v.exactOptional(v.number()),
    iceServers: v.pipe(v.array(iceServerSchema), v.maxLength(16)),
    relayOnly: v.boolean(),
    earlyMedia: v.boolean(),
    enabled: v.boolean(),
    origin: v.picklist(['manual', 'practice', 'provisioning']),
    forgetPassword: v.boolean(),
  }),
  // Whether a plain `ws:` address may be used depends on the page, not on the record.
  v.check((profile) => profileIssues(profile, false).size === 0, 'a field has an issue'),
);

const recordSchema = v.strictObject({
  profiles: v.array(v.unknown()),
  activeId: v.exactOptional(id),
});

export interface AccountsRecord {
  readonly profiles: readonly Profile[];
  readonly activeId?: string;
}

/** @throws Error for a profile that could not be read back after the next start. */
export function assertStorable(profile: Profile): void {
  const parsed = v.safeParse(profileSchema, profile);
  if (!parsed.success)
    throw new Error(`invalid profile: ${parsed.issues.map((issue) => issue.message).join(', ')}`);
}

/** The profiles of a stored record that are in order, and whether all were. */
export function readAccounts(record: unknown): {
  readonly accounts: AccountsRecord;
  readonly intact: boolean;
} {
  const parsed = v.safeParse(recordSchema, record);
  if (!parsed.success) return { accounts: { profiles: [] }, intact: false };
  const { profiles: stored, activeId } = parsed.output;
  const profiles = stored.filter((profile): profile is Profile => v.is(profileSchema, profile));
  return {
    accounts: { profiles, ...(activeId !== undefined && { activeId }) },
    intact: profiles.length === stored.length,
  };
}

/** A profile as it is stored, with nothing in it but what belongs there; undefined for what is none. */
export function readProfile(value: unknown): Profile | undefined {
  const parsed = v.safeParse(profileSchema, value);
  return parsed.success ? parsed.output : undefined;
}

export function isId(value: unknown): value is string {
  return v.is(id, value);
}

const sealedSchema = v.strictObject({
  iv: v.custom<Uint8Array<ArrayBuffer>>((value) => value instanceof Uint8Array && value.length === 12),
  data: v.custom<ArrayBuffer>((value) => value instanceof ArrayBuffer && value.byteLength <= 65_536),
});

export function readSealed(record: unknown): Sealed | undefined {
  const parsed = v.safeParse(sealedSchema, record);
  return parsed.success ? parsed.output : undefined;
}

const secretsSchema = v.strictObject({
  password: v.exactOptional(text),
  credentials: v.array(v.nullable(text)),
});

/** What is sealed beside a profile. `credentials` stand in the order of its ICE servers. */
export type Secrets = v.InferOutput<typeof secretsSchema>;

export function readSecrets(json: string): Secrets | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), secretsSchema), json);
  return parsed.success ? parsed.output : undefined;
}

const messageSchema = v.variant('type', [
  v.object({ type: v.literal('accounts/changed'), id }),
  v.object({ type: v.literal('accounts/hello') }),
  v.object({ type: v.literal('accounts/password'), id, sealed: sealedSchema, recipient: v.string() }),
]);

export function parseAccountsMessage(data: unknown): AccountsMessage | undefined {
  const parsed = v.safeParse(messageSchema, data);
  return parsed.success ? parsed.output : undefined;
}

export function isUuid(value: unknown): value is string {
  return v.is(v.pipe(v.string(), v.uuid()), value);
}
