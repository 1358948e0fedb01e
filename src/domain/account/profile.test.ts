import { expect } from '@open-wc/testing';
import { EMPTY_DRAFT, profileIssues } from './profile.ts';
import type { ProfileDraft, ProfileField, ProfileIssue } from './profile.ts';

const GOOD: ProfileDraft = {
  ...EMPTY_DRAFT,
  user: '21',
  domain: 'pbx.example.com',
  servers: ['wss://pbx.example.com/ws'],
  voicemail: '*97',
  callerId: '+49 30 123',
  iceServers: [{ url: 'turn:turn.example.com:3478?transport=udp' }, { url: 'stun:[2001:db8::1]:3478' }],
};

const WRONG: readonly (readonly [ProfileField, Partial<ProfileDraft>, ProfileIssue])[] = [
  ['user', { user: '' }, 'missing'],
  ['user', { user: 'a b' }, 'not-a-user'],
  ['user', { user: 'a@b' }, 'not-a-user'],
  ['user', { user: 'a\r\nVia: x' }, 'not-a-user'],
  ['domain', { domain: '' }, 'missing'],
  ['domain', { domain: 'pbx_1' }, 'not-a-domain'],
  ['domain', { domain: `${'a'.repeat(60)}.`.repeat(5) }, 'not-a-domain'],
  ['servers', { servers: [] }, 'missing'],
  ['servers', { servers: ['https://pbx.example.com'] }, 'not-a-websocket'],
  ['servers', { servers: ['wss://user:secret@pbx.example.com'] }, 'not-a-websocket'],
  ['servers', { servers: ['wss://pbx.example.com/#x'] }, 'not-a-websocket'],
  ['servers', { servers: ['wss://pbx example.com'] }, 'not-a-websocket'],
  ['servers', { servers: ['wss://a.example', 'ws://b.example'] }, 'insecure-from-https'],
  ['iceServers', { iceServers: [{ url: 'http://turn.example.com' }] }, 'not-an-ice-server'],
  ['displayName', { displayName: 'A\u202eB' }, 'control-characters'],
  ['label', { label: 'x'.repeat(129) }, 'too-long'],
  ['voicemail', { voicemail: 'a b?' }, 'not-a-number'],
  ['mainNumber', { mainNumber: 'the office?' }, 'not-a-number'],
  ['extensionDigits', { extensionDigits: 0 }, 'not-a-length'],
  ['extensionDigits', { extensionDigits: 2.5 }, 'not-a-length'],
  ['extensionDigits', { extensionDigits: Number.NaN }, 'not-a-length'],
  ['callerId', { callerId: '49;phone-context=x' }, 'not-a-number'],
];

describe('profileIssues', () => {
  it('finds nothing wrong with a good profile', () => {
    expect([...profileIssues(GOOD, true)]).to.deep.equal([]);
  });

  for (const [field, change, issue] of WRONG) {
    it(`says "${issue}" of ${field} in ${JSON.stringify(change).slice(0, 60)}`, () => {
      expect([...profileIssues({ ...GOOD, ...change }, true)]).to.deep.equal([[field, issue]]);
    });
  }

  it('lets a page on http, and loopback from anywhere, use plain ws', () => {
    expect(profileIssues({ ...GOOD, servers: ['ws://pbx.example.com'] }, false).size).to.equal(0);
    expect(
      profileIssues(
        { ...GOOD, servers: ['ws://localhost:8421/sip', 'ws://127.0.0.1:1', 'ws://[::1]:1'] },
        true,
      ).size,
    ).to.equal(0);
  });
});
