/** A SIP account that a person calls with. The password is never part of it; see `AccountStore.password`. */
export interface Profile {
  readonly id: string;
  /** What the person calls it, such as "Berlin office". */
  readonly label: string;
  /** User part of the address of record. */
  readonly user: string;
  readonly domain: string;
  /** Digest user name; `user` when missing. */
  readonly authName?: string;
  readonly displayName?: string;
  /** WebSocket addresses (`wss:` or `ws:`), tried in order. At least one. */
  readonly servers: readonly string[];
  /** Caller ID to present (P-Preferred-Identity, RFC 3325 §9.2), a number; the address of record when missing. */
  readonly callerId?: string;
  readonly voicemail?: string;
  /** STUN and TURN servers (RFC 7064, RFC 7065). */
  readonly iceServers: readonly IceServer[];
  /** Send media through TURN only. */
  readonly relayOnly: boolean;
  /** Take a 183 with SDP as the answer (off where a forking proxy stands between). */
  readonly earlyMedia: boolean;
  /** Registered on start. */
  readonly enabled: boolean;
  /** Where the profile came from: `practice` gets fresh credentials from the practice exchange at each start. */
  readonly origin: 'manual' | 'practice' | 'provisioning';
  /** The password lives only as long as the window. */
  readonly forgetPassword: boolean;
}

export interface IceServer {
  /** `stun:host:port`, `turn:host:port?transport=udp`, `turns:…`. */
  readonly url: string;
  readonly username?: string;
  readonly credential?: string;
}

/** A profile before it is stored. */
export type ProfileDraft = Omit<Profile, 'id'>;

export const EMPTY_DRAFT: ProfileDraft = Object.freeze({
  label: '',
  user: '',
  domain: '',
  servers: Object.freeze([]),
  iceServers: Object.freeze([]),
  relayOnly: false,
  earlyMedia: true,
  enabled: true,
  origin: 'manual',
  forgetPassword: false,
});

export type ProfileField =
  | 'user'
  | 'domain'
  | 'password'
  | 'servers'
  | 'iceServers'
  | 'authName'
  | 'displayName'
  | 'callerId'
  | 'voicemail'
  | 'label';
/** What is wrong with a field (`profile-issue.<issue>` in the texts). */
export type ProfileIssue =
  | 'missing'
  | 'not-a-user'
  | 'not-a-domain'
  | 'not-a-websocket'
  | 'insecure-from-https'
  | 'not-an-ice-server'
  | 'control-characters'
  | 'too-long'
  | 'not-a-number';

const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
const USER = /^[\w.!~*'()&=+$,;?/%#-]{1,128}$/;
const DOMAIN =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?::\d{1,5})?$|^\[[0-9a-f:.]+\](?::\d{1,5})?$/i;
const ICE = /^(?:stuns?|turns?):[^\s/?#@]+(?:\?transport=(?:udp|tcp))?$/i;

function serverIssue(address: string, pageIsSecure: boolean): ProfileIssue | undefined {
  if (/\s/.test(address) || !URL.canParse(address)) return 'not-a-websocket';
  const url = new URL(address);
  // Chromium lets through as escapes what WHATWG URL §3.4 forbids in the name of a host.
  if (url.hostname.includes('%')) return 'not-a-websocket';
  if (url.protocol !== 'wss:' && url.protocol !== 'ws:') return 'not-a-websocket';
  if (url.username !== '' || url.password !== '' || url.hash !== '') return 'not-a-websocket';
  const loopback = url.hostname === 'localhost' || url.hostname === '127.0.0.1' || url.hostname === '[::1]';
  return url.protocol === 'ws:' && pageIsSecure && !loopback ? 'insecure-from-https' : undefined;
}

/**
 * What is wrong with a draft, field by field; empty when nothing is.
 * @param pageIsSecure whether the page came by https, so that plain `ws:` is refused by the browser.
 */
export function profileIssues(
  draft: ProfileDraft,
  pageIsSecure: boolean,
): ReadonlyMap<ProfileField, ProfileIssue> {
  const issues = new Map<ProfileField, ProfileIssue>();
  if (draft.user === '') issues.set('user', 'missing');
  else if (!USER.test(draft.user)) issues.set('user', 'not-a-user');
  if (draft.domain === '') issues.set('domain', 'missing');
  else if (draft.domain.length > 253 || !DOMAIN.test(draft.domain)) issues.set('domain', 'not-a-domain');
  if (draft.servers.length === 0) issues.set('servers', 'missing');
  for (const server of draft.servers) {
    const issue = serverIssue(server, pageIsSecure);
    if (issue !== undefined) issues.set('servers', issue);
  }
  if (draft.iceServers.some((server) => !ICE.test(server.url))) issues.set('iceServers', 'not-an-ice-server');
  const texts = {
    label: draft.label,
    displayName: draft.displayName,
    authName: draft.authName,
    callerId: draft.callerId,
    voicemail: draft.voicemail,
  };
  for (const [field, text] of Object.entries(texts) as [ProfileField, string | undefined][]) {
    if (text === undefined) continue;
    if (CONTROL.test(text)) issues.set(field, 'control-characters');
    else if (text.length > 128) issues.set(field, 'too-long');
  }
  return issues;
}
