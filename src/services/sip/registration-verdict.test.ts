import { expect } from '@open-wc/testing';
import { verdictOn } from './registration-verdict.ts';
import type { RegisterRefusal, Verdict } from './registration-verdict.ts';

const MD5 = 'Digest realm="a", nonce="1", algorithm=MD5';
const SHA = 'Digest realm="a", nonce="1", algorithm=SHA-256';

type Row = readonly [
  status: number,
  given: Partial<RegisterRefusal>,
  type: Verdict['type'],
  problem: string,
  more?: object,
];

const rows: readonly Row[] = [
  [401, { credentialsSent: true, challenges: [MD5] }, 'fail', 'wrong-password'],
  [407, { credentialsSent: true, challenges: [MD5] }, 'fail', 'wrong-password'],
  [403, { credentialsSent: true }, 'fail', 'wrong-password'],
  [403, {}, 'fail', 'forbidden'],
  [401, { challenges: [SHA] }, 'fail', 'unsupported-digest'],
  [401, {}, 'fail', 'forbidden'],
  [404, {}, 'fail', 'unknown-account'],
  [604, {}, 'fail', 'unknown-account'],
  [404, { retryAfter: '60' }, 'wait', 'unknown-account', { retryAfterMs: 60_000 }],
  [408, {}, 'wait', 'timeout', { tryElsewhere: true }],
  [480, { retryAfter: '5' }, 'wait', 'server-error', { retryAfterMs: 5000, tryElsewhere: false }],
  [486, { retryAfter: '5;duration=10' }, 'wait', 'server-error', { retryAfterMs: 5000 }],
  [500, { retryAfter: ' 7 (busy)' }, 'wait', 'server-error', { retryAfterMs: 7000 }],
  [503, {}, 'wait', 'server-error', { tryElsewhere: true }],
  [503, { retryAfter: 'soon' }, 'wait', 'server-error', { tryElsewhere: true }],
  [600, { retryAfter: '9' }, 'wait', 'server-error', { retryAfterMs: 9000 }],
  [400, { retryAfter: '9' }, 'wait', 'server-error'],
  [430, {}, 'wait', 'server-error', { tryElsewhere: true }],
  [439, {}, 'wait', 'server-error', { tryElsewhere: true }],
  [301, {}, 'wait', 'server-error'],
  [488, {}, 'wait', 'server-error', { tryElsewhere: false }],
  [423, { minExpires: '1800' }, 'raise', '', { minExpires: 1800 }],
  [423, {}, 'wait', 'server-error'],
  [423, { minExpires: '0' }, 'wait', 'server-error'],
  [423, { minExpires: '99999999' }, 'wait', 'server-error'],
];

describe('verdictOn', () => {
  for (const [status, given, type, problem, more] of rows) {
    it(`${String(status)} ${JSON.stringify(given)} → ${type} ${problem}`, () => {
      const verdict = verdictOn({
        status,
        phrase: 'Phrase',
        credentialsSent: false,
        challenges: [],
        ...given,
      });
      expect(verdict).to.deep.include({
        type,
        detail: `${String(status)} Phrase`,
        ...(problem !== '' && { problem }),
        ...more,
      });
      if (more === undefined) expect(verdict).not.to.have.property('retryAfterMs');
    });
  }
});
