import { expect } from '@open-wc/testing';
import { fakeSource } from '../../../test/fakes/fake-sources.ts';
import { sameRecipient } from './secret-recipient.ts';
import type { ContactSource } from './source.ts';

const OAUTH = { server: 'https://id.example/one', clientId: 'offhook', scope: 'a' };
const BASIC = fakeSource({ authentication: 'basic', user: 'me', url: 'https://example.com/a.csv' });
const SIGNED_IN = fakeSource({ authentication: 'oauth', oauth: OAUTH });

describe('sameRecipient', () => {
  const cases: readonly [string, ContactSource, Partial<ContactSource>, boolean][] = [
    ['another path', BASIC, { url: ' https://EXAMPLE.com/b.csv ' }, true],
    ['another name and schedule', BASIC, { name: 'Other', interval: 5, enabled: false }, true],
    ['another host', BASIC, { url: 'https://example.com.evil.example/a.csv' }, false],
    ['another port', BASIC, { url: 'https://example.com:8443/a.csv' }, false],
    ['no encryption', BASIC, { url: 'http://example.com/a.csv' }, false],
    ['an unreadable address', BASIC, { url: 'https://' }, false],
    ['another scheme without origin', BASIC, { url: 'data:,x' }, false],
    ['another way', BASIC, { via: 'helper' }, false],
    ['another authentication', BASIC, { authentication: 'bearer' }, false],
    ['another user', BASIC, { user: 'you' }, false],
    ['a left-over authorisation server', BASIC, { oauth: OAUTH }, true],
    ['another scope', SIGNED_IN, { oauth: { ...OAUTH, scope: 'b' } }, true],
    ['another tenant', SIGNED_IN, { oauth: { ...OAUTH, server: 'https://id.example/two' } }, false],
    ['another client', SIGNED_IN, { oauth: { ...OAUTH, clientId: 'other' } }, false],
    ['a left-over user', SIGNED_IN, { user: 'me' }, true],
  ];
  for (const [name, before, changes, same] of cases)
    it(`${same ? 'keeps' : 'drops'} a secret with ${name}`, () => {
      expect(sameRecipient(before, { ...before, ...changes })).to.equal(same);
      expect(sameRecipient({ ...before, ...changes }, before)).to.equal(same);
    });
});
