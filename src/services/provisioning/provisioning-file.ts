import * as v from 'valibot';
import { draftIssues } from '../../domain/account/draft-issues.ts';
import { EMPTY_DRAFT, defaultLabel } from '../../domain/account/profile.ts';
import type { ProfileDraft } from '../../domain/account/profile.ts';
import type { ProvisioningErrorCode, ProvisioningOffer } from '../../domain/account/provisioning.ts';
import { SETTING_CHECKS, isSettingKey } from '../../domain/settings/setting-rules.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { AppError } from '../../lib/app-error.ts';

const VERSION = 1;
const MAX_ACCOUNTS = 20;
const MAX_SERVERS = 16;

const text = v.pipe(v.string(), v.maxLength(2048));

const iceServerSchema = v.strictObject({
  url: text,
  username: v.exactOptional(text),
  credential: v.exactOptional(text),
});

const accountSchema = v.strictObject({
  label: v.exactOptional(text, ''),
  user: text,
  domain: text,
  authName: v.exactOptional(text),
  displayName: v.exactOptional(text),
  servers: v.pipe(v.array(text), v.minLength(1), v.maxLength(MAX_SERVERS)),
  password: v.exactOptional(text),
  callerId: v.exactOptional(text),
  voicemail: v.exactOptional(text),
  mainNumber: v.exactOptional(text),
  extensionDigits: v.exactOptional(v.number()),
  iceServers: v.exactOptional(v.pipe(v.array(iceServerSchema), v.maxLength(MAX_SERVERS)), []),
  relayOnly: v.exactOptional(v.boolean(), false),
  earlyMedia: v.exactOptional(v.boolean(), true),
});

const fileSchema = v.strictObject({
  offhook: v.literal(VERSION),
  accounts: v.exactOptional(v.pipe(v.array(accountSchema), v.maxLength(MAX_ACCOUNTS)), []),
  settings: v.exactOptional(v.record(v.string(), v.unknown()), {}),
});

function failure(code: ProvisioningErrorCode, detail?: string): AppError<ProvisioningErrorCode> {
  return new AppError(code, detail);
}

/** `accounts[0].servers[1]`, as an administrator finds it in the file. */
function place(issue: v.BaseIssue<unknown>): string {
  const path = issue.path ?? [];
  return path
    .map(({ key }) => (typeof key === 'number' ? `[${String(key)}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

function readSettings(values: Readonly<Record<string, unknown>>): Partial<Settings> {
  for (const [key, value] of Object.entries(values)) {
    if (!isSettingKey(key))
      throw failure('provisioning/invalid', `settings.${key}: there is no such setting`);
    if (!SETTING_CHECKS[key](value)) {
      throw failure('provisioning/invalid', `settings.${key}: ${JSON.stringify(value)} is no value of it`);
    }
  }
  return values;
}

function readAccount(
  { password, ...fields }: v.InferOutput<typeof accountSchema>,
  index: number,
  pageIsSecure: boolean,
): ProvisioningOffer['accounts'][number] {
  const label = fields.label.trim() === '' ? defaultLabel(fields) : fields.label.trim();
  const draft: ProfileDraft = { ...EMPTY_DRAFT, ...fields, label, origin: 'provisioning' };
  const [issue] = draftIssues(draft, pageIsSecure);
  if (issue !== undefined)
    throw failure('provisioning/invalid', `accounts[${String(index)}].${issue[0]}: ${issue[1]}`);
  return { draft, ...(password !== undefined && { password }) };
}

function checkHead(json: unknown): void {
  const version: unknown = typeof json === 'object' && json !== null && 'offhook' in json && json.offhook;
  if (typeof version !== 'number') throw failure('provisioning/foreign');
  if (version > VERSION) throw failure('provisioning/newer-version', `version ${String(version)}`);
}

/**
 * Checks the content of a provisioning file.
 * @param pageIsSecure whether the page came by https, so that plain `ws:` servers are of no use.
 * @throws AppError<ProvisioningErrorCode>; `detail` names the place that is wrong, never its value if that is a secret.
 */
export function readProvisioningFile(
  json: unknown,
  source: string,
  pageIsSecure: boolean,
): ProvisioningOffer {
  checkHead(json);
  const parsed = v.safeParse(fileSchema, json, { abortEarly: true });
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw failure('provisioning/invalid', `${place(issue)}: ${issue.message}`);
  }
  const { accounts, settings } = parsed.output;
  return {
    source,
    accounts: accounts.map((account, index) => readAccount(account, index, pageIsSecure)),
    settings: readSettings(settings),
  };
}
