import { isLoopback } from '../../lib/loopback.ts';
import type { ContactSource } from './source.ts';
import { IMPORT_TARGETS } from './source.ts';

/** What is wrong with a field of a source, if it is. The texts have a sentence for each. */
export type SourceIssue =
  | 'name-missing'
  | 'url-missing'
  | 'url-unreadable'
  | 'url-scheme'
  | 'url-password'
  | 'url-plain'
  | 'url-file-page'
  | 'url-not-file'
  | 'file-missing'
  | 'user-missing'
  | 'server-missing'
  | 'client-missing'
  | 'interval-range';

export type SourceField = 'name' | 'url' | 'file' | 'user' | 'interval' | 'oauthServer' | 'oauthClient';

/** Longest time between two runs: 30 days, in minutes. */
export const MAX_INTERVAL = 43_200;

export const NEW_SOURCE: Omit<ContactSource, 'id' | 'format'> = Object.freeze({
  name: '',
  enabled: true,
  skipOnStart: false,
  addWithoutId: false,
  access: 'http',
  url: '',
  via: 'page',
  authentication: 'none',
  user: '',
  interval: 0,
  removed: 'ask',
  csv: Object.freeze({ delimiter: 'auto', encoding: 'auto' }),
  records: '',
  mapping: Object.freeze([]),
});

/** What a browser does not fetch at all is said at entry. `via` is who is to fetch it. */
export function addressIssue(
  address: string,
  access: ContactSource['access'],
  via: ContactSource['via'],
): SourceIssue | undefined {
  if (address.trim() === '') return 'url-missing';
  if (!URL.canParse(address.trim())) return 'url-unreadable';
  const url = new URL(address.trim());
  if (access === 'file') return url.protocol === 'file:' ? undefined : 'url-not-file';
  return httpIssue(url, via);
}

function httpIssue(
  { protocol, hostname, username, password }: URL,
  via: ContactSource['via'],
): SourceIssue | undefined {
  if (protocol === 'file:') return 'url-file-page';
  if (protocol !== 'https:' && protocol !== 'http:') return 'url-scheme';
  if (username + password !== '') return 'url-password';
  const plain = protocol === 'http:' && via === 'page' && !isLoopback(hostname);
  return plain ? 'url-plain' : undefined;
}

type Found = readonly [SourceField, SourceIssue | undefined];

function placeIssues({ access, via, url }: ContactSource, hasFile: boolean): readonly Found[] {
  if (access === 'file' && via === 'page') return [['file', hasFile ? undefined : 'file-missing']];
  return [['url', addressIssue(url, access, via)]];
}

function signInIssues({ access, authentication, user, oauth }: ContactSource): readonly Found[] {
  if (access === 'file') return [];
  if (authentication === 'basic' || authentication === 'digest')
    return [['user', user === '' ? 'user-missing' : undefined]];
  if (authentication !== 'oauth') return [];
  const { server, clientId } = oauth ?? { server: '', clientId: '' };
  const bad = addressIssue(server, 'http', 'page') !== undefined;
  return [
    ['oauthServer', bad ? 'server-missing' : undefined],
    ['oauthClient', clientId === '' ? 'client-missing' : undefined],
  ];
}

/** The fields of a source that keep it from being saved. `hasFile`: one was picked, now or before. */
export function sourceIssues(source: ContactSource, hasFile: boolean): ReadonlyMap<SourceField, SourceIssue> {
  const { interval } = source;
  const whole = Number.isInteger(interval) && interval >= 0 && interval <= MAX_INTERVAL;
  const found: readonly Found[] = [
    ['name', source.name.trim() === '' ? 'name-missing' : undefined],
    ...placeIssues(source, hasFile),
    ...signInIssues(source),
    ['interval', whole ? undefined : 'interval-range'],
  ];
  return new Map(found.flatMap(([field, issue]) => (issue === undefined ? [] : [[field, issue] as const])));
}

const TARGETS: ReadonlySet<string> = new Set(IMPORT_TARGETS);

/** Whether a text names a local value. */
export function isTarget(text: string): text is (typeof IMPORT_TARGETS)[number] {
  return TARGETS.has(text);
}
