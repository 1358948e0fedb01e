import { expect } from '@open-wc/testing';
import { draftIssues } from './draft-issues.ts';
import { EMPTY_DRAFT, profileIssues } from './profile.ts';
import type { IceServer, ProfileDraft, ProfileIssue } from './profile.ts';

const GOOD: ProfileDraft = {
  ...EMPTY_DRAFT,
  user: '21',
  domain: 'pbx.example.com',
  servers: ['wss://pbx.example.com/ws'],
};
const BOB = { username: 'bob', credential: 'secret' };

const SERVERS: readonly (readonly [IceServer, ProfileIssue | undefined])[] = [
  [{ url: 'stun:stun.example.com' }, undefined],
  [{ url: 'STUN:stun.example.com:3478' }, undefined],
  [{ url: 'stuns:192.0.2.1:5349' }, undefined],
  [{ url: 'stun:[2001:db8::1]:3478' }, undefined],
  [{ url: 'turn:turn.example.com:3478?transport=udp', ...BOB }, undefined],
  [{ url: 'turns:[2001:db8::1]?transport=tcp', ...BOB }, undefined],
  [{ url: 'turn:x.example:3478' }, 'no-turn-credential'],
  [{ url: 'turn:x.example:3478?transport=udp', username: 'bob' }, 'no-turn-credential'],
  [{ url: 'turn:x.example', username: '', credential: 'secret' }, 'no-turn-credential'],
  [{ url: 'stun::3478' }, 'not-an-ice-server'],
  [{ url: 'stun:' }, 'not-an-ice-server'],
  [{ url: 'stun:a:99999' }, 'not-a-port'],
  [{ url: 'stun:a:0' }, 'not-a-port'],
  [{ url: 'stun:a:12345678901234567890' }, 'not-a-port'],
  [{ url: 'stun:a:b' }, 'not-an-ice-server'],
  [{ url: 'stun:2001:db8::1' }, 'not-an-ice-server'],
  [{ url: 'stun:a?transport=udp' }, 'not-an-ice-server'],
  [{ url: 'turn:a?transport=sctp', ...BOB }, 'not-an-ice-server'],
  [{ url: 'turn:bob@a', ...BOB }, 'not-an-ice-server'],
  [{ url: 'stun://a' }, 'not-an-ice-server'],
];

/** Whether the browser makes a peer connection of it. */
function taken({ url, ...credential }: IceServer): boolean {
  try {
    new RTCPeerConnection({ iceServers: [{ urls: url, ...credential }] }).close();
    return true;
  } catch {
    return false;
  }
}

describe('draftIssues', () => {
  for (const [server, issue] of SERVERS) {
    it(`says ${issue ?? 'nothing'} of ${JSON.stringify(server)}`, () => {
      expect(draftIssues({ ...GOOD, iceServers: [server] }, true).get('iceServers')).to.equal(issue);
      // What passes is what a call can be made with.
      if (issue === undefined) expect(taken(server)).to.equal(true);
    });
  }

  it('wants a TURN server where sound goes through TURN only', () => {
    const iceServers = [{ url: 'stun:a' }];
    expect([...draftIssues({ ...GOOD, relayOnly: true, iceServers }, true)]).to.deep.equal([
      ['iceServers', 'no-relay'],
    ]);
    const more = [...iceServers, { url: 'turn:a', ...BOB }];
    expect(draftIssues({ ...GOOD, relayOnly: true, iceServers: more }, true).size).to.equal(0);
  });

  for (const char of ['\u200b', '\u200e', '\u200f', '\u2060', '\ufeff', '\u3164']) {
    it(`lets no U+${char.charCodeAt(0).toString(16)} into a name; what is stored stays`, () => {
      const name = `An${char}na`;
      const draft = { ...GOOD, label: name, displayName: name, authName: name };
      expect([...draftIssues(draft, true)]).to.deep.equal([
        ['label', 'control-characters'],
        ['displayName', 'control-characters'],
        ['authName', 'control-characters'],
      ]);
      expect(profileIssues(draft, true).size).to.equal(0);
    });
  }

  it('takes the joiners of Persian names and of pictures', () => {
    for (const displayName of ['\u0645\u06cc\u200c\u062e', 'Anna \u2764\ufe0f\u200d\ud83d\udd25'])
      expect(draftIssues({ ...GOOD, displayName }, true).size).to.equal(0);
  });

  for (const [domain, issue] of [
    ['pbx.test:5060', undefined],
    ['[2001:db8::1]', undefined],
    ['[2001:db8::1]:5060', undefined],
    ['pbx.test:99999', 'not-a-port'],
    ['pbx.test:0', 'not-a-port'],
    ['[2001:db8::1]:65536', 'not-a-port'],
    ['pbx_1', 'not-a-domain'],
  ] as const) {
    it(`says ${issue ?? 'nothing'} of the domain ${domain}`, () => {
      expect(draftIssues({ ...GOOD, domain }, true).get('domain')).to.equal(issue);
    });
  }
});
