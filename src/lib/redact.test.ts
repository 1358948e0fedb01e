import { expect } from '@open-wc/testing';
import { redact } from './redact.ts';

const SECRET = 'hunter2-geheim';

const HIDES: readonly (readonly [string, string])[] = [
  [
    'an Authorization header',
    `REGISTER sip:a SIP/2.0\r\nAuthorization: Digest username="21", response="${SECRET}"\r\nCSeq: 1`,
  ],
  ['an indented proxy header', `  Proxy-Authorization: Digest response="${SECRET}"`],
  [
    'a folded header',
    `Authorization: Digest username="21",\r\n nonce="${SECRET}",\r\n\tcnonce="${SECRET}"\r\nCSeq: 1`,
  ],
  ['a value with an escaped quote', `"password":"a\\"${SECRET}"`],
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

  for (const [text, hidden] of [
    ['INVITE sip:4711@pbx.example SIP/2.0', 'INVITE sip:…711@pbx.example SIP/2.0'],
    [
      'From: "4711 Ada" <sip:4711@pbx.example>;tag=4711a',
      'From: "…711 Ada" <sip:…711@pbx.example>;tag=4711a',
    ],
    ['P-Asserted-Identity: <tel:+49-30-12>', 'P-Asserted-Identity: <tel:…012>'],
    ['To: Ada 23125 <sip:23125@pbx.example:5061>', 'To: Ada …125 <sip:…125@pbx.example:5061>'],
    ['Refer-To: <sip:*72#12345@pbx.example>', 'Refer-To: <sip:*72#…345@pbx.example>'],
    ['Via: SIP/2.0/WSS 10.0.0.1:5061;rport=5061', 'Via: SIP/2.0/WSS 10.0.0.1:5061;rport=5061'],
    ['Signal=7\r\nDuration=100', 'Signal=…\r\nDuration=100'],
    ['Signal= #', 'Signal= …'],
  ] as const) {
    it(`makes of ${JSON.stringify(text)} ${JSON.stringify(hidden)}`, () => {
      expect(redact(text)).to.equal(hidden);
    });
  }

  it('is fast on hostile text', () => {
    const hostile = ['<'.repeat(60_000), '"'.repeat(60_000), 'a '.repeat(30_000), 'sip:'.repeat(15_000)];
    const began = performance.now();
    for (const text of hostile) redact(text);
    const ours = performance.now() - began;
    // The same length of ordinary text, to compare with: no absolute time holds on every machine.
    const plain = 'From: "Ada" <sip:23125@pbx.example>\r\n'.repeat(6_000);
    const from = performance.now();
    redact(plain);
    expect(ours).to.be.below(50 * (performance.now() - from) + 50);
  });

  it('leaves short numbers: extensions, codes, counts', () => {
    expect(redact('480 for 101, CSeq 12')).to.equal('480 for 101, CSeq 12');
  });
});
