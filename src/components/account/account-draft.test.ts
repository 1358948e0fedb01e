import { expect } from '@open-wc/testing';
import { EMPTY_DRAFT } from '../../domain/account/profile.ts';
import { draftOf, inputOf, issuesOf, pageOf } from './account-draft.ts';

const EMPTY = inputOf(EMPTY_DRAFT);
const OURS = { passwordKept: false, pageIsSecure: true };

describe('account-draft', () => {
  it('completes what is typed by habit', () => {
    const draft = draftOf({
      ...EMPTY,
      user: ' sip:21@pbx.example ',
      servers: 'pbx.example/ws\n\n ws://b.example ',
    });
    expect(draft).to.include({ user: '21', domain: 'pbx.example', label: 'pbx.example · 21' });
    expect(draft.servers).to.deep.equal(['wss://pbx.example/ws', 'ws://b.example']);
  });

  it('keeps an @ of the user name that is not the domain', () => {
    expect(draftOf({ ...EMPTY, user: 'a@b', domain: 'pbx.example' }).user).to.equal('a@b');
  });

  it('reads TURN credentials and gives the same text back', () => {
    const iceServers = 'stun:s.example:3478\nturn:t.example:3478?transport=tcp me pass word';
    const draft = draftOf({ ...EMPTY, iceServers });
    expect(draft.iceServers[1]).to.deep.equal({
      url: 'turn:t.example:3478?transport=tcp',
      username: 'me',
      credential: 'pass word',
    });
    expect(inputOf(draft).iceServers).to.equal(iceServers);
  });

  it('leaves empty fields out, and keeps what the form does not show', () => {
    const base = { ...EMPTY_DRAFT, origin: 'provisioning', enabled: false } as const;
    const draft = draftOf({ ...EMPTY, authName: ' ', callerId: '+49 30 1' }, base);
    expect(draft).not.to.have.property('authName');
    expect(draft).to.include({ callerId: '+49 30 1', origin: 'provisioning', enabled: false });
  });

  it('reads main number and length of extensions, and gives the same text back', () => {
    const input = { ...EMPTY, mainNumber: ' +49 30 23125 0 ', extensionDigits: ' 2 ' };
    const draft = draftOf(input);
    expect(draft).to.include({ mainNumber: '+49 30 23125 0', extensionDigits: 2 });
    expect(inputOf(draft)).to.include({ mainNumber: '+49 30 23125 0', extensionDigits: '2' });
    expect(draftOf(EMPTY)).not.to.have.any.keys('mainNumber', 'extensionDigits');
  });

  for (const [mainNumber, extensionDigits, field, issue] of [
    ['+49 30 23125 0', '', 'extensionDigits', 'missing'],
    ['+49 30 23125 0', 'two', 'extensionDigits', 'not-a-length'],
    ['030 23125 0', '2', 'mainNumber', 'not-international'],
    ['', '2', 'mainNumber', 'no-main-number'],
  ] as const) {
    it(`says ${issue} of a system "${mainNumber}" with "${extensionDigits}" digits`, () => {
      const input = { ...EMPTY, user: '21', domain: 'pbx.example', servers: 'wss://pbx.example' };
      const draft = draftOf({ ...input, mainNumber, extensionDigits });
      expect([...issuesOf(draft, 'pw', OURS)]).to.deep.equal([[field, issue]]);
    });
  }

  it('names what is missing', () => {
    const issues = issuesOf(draftOf(EMPTY), '', OURS);
    expect([...issues]).to.deep.equal([
      ['user', 'missing'],
      ['domain', 'missing'],
      ['servers', 'missing'],
      ['password', 'missing'],
    ]);
    const input = { ...EMPTY, user: '21', domain: 'pbx.example', servers: 'ws://pbx.example' };
    const kept = issuesOf(draftOf(input), '', { ...OURS, passwordKept: true });
    expect([...kept]).to.deep.equal([['servers', 'insecure-from-https']]);
  });

  for (const server of [
    'pbx example',
    'wss://pbx%20example/ws',
    'https://pbx.example',
    'wss://a:b@pbx.example',
  ]) {
    it(`does not take ${server} for the address of a server`, () => {
      const input = { ...EMPTY, user: '21', domain: 'pbx.example', servers: server };
      expect([...issuesOf(draftOf(input), 'secret', OURS)]).to.deep.equal([['servers', 'not-a-websocket']]);
    });
  }

  for (const [server, page] of [
    ['wss://pbx.example:8089/ws', 'https://pbx.example:8089/ws'],
    ['ws://localhost:8421/sip', 'http://localhost:8421/sip'],
    ['javascript:alert(1)', undefined],
    [undefined, undefined],
  ] as const) {
    it(`page of ${String(server)}: ${String(page)}`, () => {
      expect(pageOf(server)).to.equal(page);
    });
  }
});
