import type { AccountInput } from '../../domain/account/account-input.ts';
import { draftIssues } from '../../domain/account/draft-issues.ts';
import { EMPTY_DRAFT, defaultLabel } from '../../domain/account/profile.ts';
import type { IceServer, ProfileDraft, ProfileField, ProfileIssue } from '../../domain/account/profile.ts';

/** Lines of text that are not empty. */
function linesOf(text: string): readonly string[] {
  return text
    .split(/[\n,]/u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** `turn:host:port user password` → the server with its credential. */
function iceServerOf(line: string): IceServer {
  const [url = '', username, ...rest] = line.split(/\s+/u);
  const credential = rest.join(' ');
  return {
    url,
    ...(username === undefined ? {} : { username }),
    ...(credential === '' ? {} : { credential }),
  };
}

function lineOf({ url, username, credential }: IceServer): string {
  return [url, username, credential].filter((part) => part !== undefined).join(' ');
}

/** What a person typed by habit: a server without its scheme. */
function tidyServer(address: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//iu.test(address) ? address : `wss://${address}`;
}

/** The text of the form for an account. */
export function inputOf(draft: ProfileDraft): AccountInput {
  const { user, domain, label } = draft;
  return {
    user,
    domain,
    label,
    password: '',
    servers: draft.servers.join('\n'),
    authName: draft.authName ?? '',
    displayName: draft.displayName ?? '',
    callerId: draft.callerId ?? '',
    voicemail: draft.voicemail ?? '',
    mainNumber: draft.mainNumber ?? '',
    extensionDigits: String(draft.extensionDigits ?? ''),
    iceServers: draft.iceServers.map(lineOf).join('\n'),
    relayOnly: draft.relayOnly,
    earlyMedia: draft.earlyMedia,
    keepPassword: !draft.forgetPassword,
  };
}

/** Fields that are left out when empty. */
function optional(input: AccountInput): Partial<ProfileDraft> {
  const entries = (['authName', 'displayName', 'callerId', 'voicemail', 'mainNumber'] as const).flatMap(
    (field) => {
      const text = input[field].trim();
      return text === '' ? [] : [[field, text] as const];
    },
  );
  const digits = input.extensionDigits.trim();
  // What is no number is refused as a length, field and all.
  return { ...Object.fromEntries(entries), ...(digits !== '' && { extensionDigits: Number(digits) }) };
}

/** The account that the form describes; `base` gives what the form does not show. */
export function draftOf(input: AccountInput, base: ProfileDraft = EMPTY_DRAFT): ProfileDraft {
  const user = input.user.trim().replace(/^sips?:/iu, '');
  const at = user.lastIndexOf('@');
  const domain = input.domain.trim() === '' && at > 0 ? user.slice(at + 1) : input.domain.trim();
  const name = at > 0 && user.slice(at + 1) === domain ? user.slice(0, at) : user;
  return {
    ...optional(input),
    user: name,
    domain,
    label: input.label.trim() === '' ? defaultLabel({ user: name, domain }) : input.label.trim(),
    servers: linesOf(input.servers).map(tidyServer),
    iceServers: input.iceServers
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
      .map(iceServerOf),
    relayOnly: input.relayOnly,
    earlyMedia: input.earlyMedia,
    forgetPassword: !input.keepPassword,
    enabled: base.enabled,
    origin: base.origin,
  };
}

/** What is wrong, field by field, a missing password of a new account among it. */
export function issuesOf(
  draft: ProfileDraft,
  password: string,
  { passwordKept, pageIsSecure }: { readonly passwordKept: boolean; readonly pageIsSecure: boolean },
): ReadonlyMap<ProfileField, ProfileIssue> {
  const issues = new Map(draftIssues(draft, pageIsSecure));
  if (password === '' && !passwordKept) issues.set('password', 'missing');
  return issues;
}

/** The page of a server's WebSocket address, for a look in a tab; undefined when it is none. */
export function pageOf(server: string | undefined): string | undefined {
  if (server === undefined || !URL.canParse(server)) return undefined;
  const url = new URL(server);
  if (url.protocol !== 'wss:' && url.protocol !== 'ws:') return undefined;
  return url.href.replace(/^ws/u, 'http');
}
