import { NO_PLAN } from '../contacts/no-plan.ts';
import { canonicalNumber } from '../contacts/number-plan.ts';
import { INVISIBLE } from '../dialing/dial-target.ts';
import { profileIssues } from './profile.ts';
import type { IceServer, ProfileDraft, ProfileField, ProfileIssue } from './profile.ts';

/** RFC 7064 (`stun:`, no query) and RFC 7065 (`turn:`, the transport as query); an IPv6 address stands in brackets. */
const STUN = /^stuns?:(?:\[[0-9a-f:.]+\]|[\w.-]+)(?::(\d+))?$/i;
const TURN = /^turns?:(?:\[[0-9a-f:.]+\]|[\w.-]+)(?::(\d+))?(?:\?transport=(?:udp|tcp))?$/i;

function isPort(digits: string | undefined): boolean {
  return digits === undefined || (Number(digits) >= 1 && Number(digits) <= 65_535);
}

function iceServerIssue({ url, username = '', credential = '' }: IceServer): ProfileIssue | undefined {
  const stun = STUN.exec(url);
  const turn = TURN.exec(url);
  const match = stun ?? turn;
  if (match === null) return 'not-an-ice-server';
  if (!isPort(match[1])) return 'not-a-port';
  // Without them a browser constructs no peer connection at all (WebRTC §4.4.1.1).
  return turn !== null && (username === '' || credential === '') ? 'no-turn-credential' : undefined;
}

function iceIssue({ iceServers, relayOnly }: ProfileDraft): ProfileIssue | undefined {
  const issue = iceServers.map(iceServerIssue).find((found) => found !== undefined);
  if (issue !== undefined) return issue;
  return relayOnly && !iceServers.some(({ url }) => TURN.test(url)) ? 'no-relay' : undefined;
}

/** An extension says nothing without the number before it, nor the number without the length of extensions. */
function systemIssue({ mainNumber, extensionDigits }: ProfileDraft): readonly [ProfileField, ProfileIssue][] {
  if (mainNumber === undefined)
    return extensionDigits === undefined ? [] : [['mainNumber', 'no-main-number']];
  if (!/^\+\d{4,}$/.test(canonicalNumber(mainNumber, NO_PLAN))) return [['mainNumber', 'not-international']];
  return extensionDigits === undefined ? [['extensionDigits', 'missing']] : [];
}

/** Names in Persian and pictures are written with these. */
const JOINERS = /[\u200c\u200d\ufe0f]/g;

function hidesSomething(text = ''): boolean {
  return INVISIBLE.test(text.replace(JOINERS, ''));
}

/**
 * What is wrong with an account that is about to be set up, field by field. Stricter than `profileIssues`, which says what
 * can be stored: an account from before these rules, or whose secrets cannot be read, must not vanish for them.
 */
export function draftIssues(
  draft: ProfileDraft,
  pageIsSecure: boolean,
): ReadonlyMap<ProfileField, ProfileIssue> {
  const issues = new Map(profileIssues(draft, pageIsSecure));
  const ice = iceIssue(draft);
  if (ice !== undefined) issues.set('iceServers', ice);
  for (const [field, issue] of systemIssue(draft)) if (!issues.has(field)) issues.set(field, issue);
  for (const field of ['label', 'displayName', 'authName'] as const)
    if (!issues.has(field) && hidesSomething(draft[field])) issues.set(field, 'control-characters');
  if (!issues.has('domain') && !isPort(/:(\d+)$/.exec(draft.domain)?.[1])) issues.set('domain', 'not-a-port');
  return issues;
}
