import { isLoopback } from '../../lib/loopback.ts';
import { HOST, parseDialTarget } from '../dialing/dial-target.ts';

/** A SIP account that a person calls with. The password is never part of it; see `AccountStore.password`. */
export interface Profile {
  readonly id: string;
  /** What the person calls it, such as "Berlin office"; never empty once stored. */
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
  /** Outer number of the telephone system, international: what an extension is the last digits of. */
  readonly mainNumber?: string;
  /** Digits of an extension of that system, 1 to 9. */
  readonly extensionDigits?: number;
  /** STUN and TURN servers (RFC 7064, RFC 7065). */
  readonly iceServers: readonly IceServer[];
  /** Send media through TURN only. */
  readonly relayOnly: boolean;
  /** Take a 183 with SDP as the answer (off where a forking proxy stands between). */
  readonly earlyMedia: boolean;
  /** Registered on start. */
  readonly enabled: boolean;
  /** Where the profile came from: `practice` gets fresh credentials from the practice exchange when refused (ADR 6). */
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

/** What an account is called that nobody named: "pbx.example.com · anna". */
export function defaultLabel({ user, domain }: Pick<Profile, 'user' | 'domain'>): string {
  return [domain, user].filter((part) => part !== '').join(' · ');
}

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
  | 'mainNumber'
  | 'extensionDigits'
  | 'label';
/** What is wrong with a field (`profileIssues[issue]` in the texts). */
export type ProfileIssue =
  | 'missing'
  | 'not-a-user'
  | 'not-a-domain'
  | 'not-a-websocket'
  | 'insecure-from-https'
  | 'not-an-ice-server'
  | 'no-turn-credential'
  | 'no-relay'
  | 'not-a-port'
  | 'control-characters'
  | 'too-long'
  | 'not-a-number'
  | 'not-international'
  | 'not-a-length'
  | 'no-main-number';

const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;
const USER = /^[\w.!~*'()&=+$,;?/%#-]{1,128}$/;
const ICE = /^(?:stuns?|turns?):[^\s/?#@]+(?:\?transport=(?:udp|tcp))?$/i;

function isPlainWebSocket({ protocol, username, password, hash, hostname }: URL): boolean {
  const nothingElse = username === '' && password === '' && hash === '';
  // Chromium lets through as escapes what WHATWG URL §3.4 forbids in the name of a host.
  return (protocol === 'wss:' || protocol === 'ws:') && nothingElse && !hostname.includes('%');
}

function serverIssue(address: string, pageIsSecure: boolean): ProfileIssue | undefined {
  if (/\s/.test(address) || !URL.canParse(address)) return 'not-a-websocket';
  const url = new URL(address);
  if (!isPlainWebSocket(url)) return 'not-a-websocket';
  return url.protocol === 'ws:' && pageIsSecure && !isLoopback(url.hostname)
    ? 'insecure-from-https'
    : undefined;
}

function serversIssue(servers: readonly string[], pageIsSecure: boolean): ProfileIssue | undefined {
  if (servers.length === 0) return 'missing';
  return servers.map((server) => serverIssue(server, pageIsSecure)).find((issue) => issue !== undefined);
}

function userIssue(user: string): ProfileIssue | undefined {
  if (user === '') return 'missing';
  return USER.test(user) ? undefined : 'not-a-user';
}

function domainIssue(domain: string): ProfileIssue | undefined {
  if (domain === '') return 'missing';
  return domain.length <= 253 && HOST.test(domain) ? undefined : 'not-a-domain';
}

function textIssue(text = ''): ProfileIssue | undefined {
  if (CONTROL.test(text)) return 'control-characters';
  return text.length > 128 ? 'too-long' : undefined;
}

function numberIssue(text = ''): ProfileIssue | undefined {
  if (text === '') return undefined;
  return textIssue(text) ?? (parseDialTarget(text, { numericOnly: false }).ok ? undefined : 'not-a-number');
}

/** Kept like any text; whether it is of use is for `draftIssues`. */
function digitsIssue(digits: number | undefined): ProfileIssue | undefined {
  return digits === undefined || (Number.isInteger(digits) && digits >= 1 && digits <= 9)
    ? undefined
    : 'not-a-length';
}

/**
 * Why a draft could not be stored, field by field; empty when it could. `draftIssues` says what else keeps it from work.
 * @param pageIsSecure whether the page came by https, so that plain `ws:` is refused by the browser.
 */
export function profileIssues(
  draft: ProfileDraft,
  pageIsSecure: boolean,
): ReadonlyMap<ProfileField, ProfileIssue> {
  const found: readonly (readonly [ProfileField, ProfileIssue | undefined])[] = [
    ['user', userIssue(draft.user)],
    ['domain', domainIssue(draft.domain)],
    ['servers', serversIssue(draft.servers, pageIsSecure)],
    ['iceServers', draft.iceServers.every(({ url }) => ICE.test(url)) ? undefined : 'not-an-ice-server'],
    ['label', textIssue(draft.label)],
    ['displayName', textIssue(draft.displayName)],
    ['authName', textIssue(draft.authName)],
    ['callerId', numberIssue(draft.callerId)],
    ['voicemail', numberIssue(draft.voicemail)],
    ['mainNumber', numberIssue(draft.mainNumber)],
    ['extensionDigits', digitsIssue(draft.extensionDigits)],
  ];
  return new Map(
    found.filter((entry): entry is readonly [ProfileField, ProfileIssue] => entry[1] !== undefined),
  );
}
