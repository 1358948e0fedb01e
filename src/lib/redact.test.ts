import { expect } from '@open-wc/testing';
import { redact } from './redact.ts';

const SECRET = 'hunter2-geheim';

const HIDES: readonly (readonly [string, string])[] = [
  [
    'an Authorization header',
    `REGISTER sip:a SIP/2.0\r\nAuthorization: Digest username="21", response="${SECRET}"\r\nCSeq: 1`,
  ],
  ['a folded proxy header', `  Proxy-Authorization: Digest response="${SECRET}"`],
  ['a password in JSON', `{"password":"${SECRET}","user":"21"}`],
  ['a password in a query', `wss://x/?password=${SECRET}&y=1`],
  ['a token with single quotes', `token: '${SECRET}'`],
  ['the digest of SIP.js’s configuration', `authorizationHa1: "${SECRET}"`],
];

describe('redact', () => {
  for (const [what, text] of HIDES) {
    it(`hides ${what}`, () => {
      expect(redact(text)).to.not.include(SECRET);
    });
  }

  it('keeps what stands round a secret', () => {
    expect(redact(`Via: x\r\nAuthorization: Digest a="b"\r\nCSeq: 1 REGISTER`)).to.equal(
      'Via: x\r\nAuthorization: …\r\nCSeq: 1 REGISTER',
    );
  });

  it('leaves of a long number its last three digits', () => {
    expect(redact('dialled +49 30 23125-014 now')).to.equal('dialled …014 now');
    expect(redact('To: <sip:+493023125014@pbx.example>')).to.equal('To: <sip:…014@pbx.example>');
  });

  it('leaves short numbers: extensions, codes, counts', () => {
    expect(redact('480 for 101, CSeq 12')).to.equal('480 for 101, CSeq 12');
  });
});
