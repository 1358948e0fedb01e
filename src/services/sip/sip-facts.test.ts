import { expect } from '@open-wc/testing';
import type { EndKind } from '../../domain/call/call.ts';
import { endOfBye, endOfCancel, endOfRefusal, readReasons } from './sip-facts.ts';

const refusal = (status: number, reason?: string, alerted = false): EndKind =>
  endOfRefusal({ status, reasons: readReasons(reason === undefined ? [] : [reason]), alerted }).kind;

describe('end of a refused call', () => {
  const byStatus: readonly [number, EndKind][] = [
    [302, 'redirected'],
    [380, 'redirected'],
    [400, 'server-error'],
    [401, 'forbidden'],
    [403, 'forbidden'],
    [404, 'not-found'],
    [405, 'server-error'],
    [406, 'incompatible'],
    [407, 'forbidden'],
    [408, 'unreachable'],
    [410, 'not-found'],
    [413, 'incompatible'],
    [414, 'wrong-number'],
    [415, 'incompatible'],
    [416, 'wrong-number'],
    [420, 'incompatible'],
    [421, 'incompatible'],
    [423, 'server-error'],
    [430, 'unreachable'],
    [433, 'forbidden'],
    [480, 'unavailable'],
    [481, 'server-error'],
    [484, 'wrong-number'],
    [485, 'wrong-number'],
    [486, 'busy'],
    [487, 'no-answer'],
    [488, 'incompatible'],
    [500, 'server-error'],
    [501, 'server-error'],
    [502, 'unreachable'],
    [503, 'unreachable'],
    [504, 'unreachable'],
    [513, 'server-error'],
    [600, 'busy'],
    [603, 'declined'],
    [604, 'not-found'],
    [606, 'incompatible'],
    [607, 'declined'],
    [608, 'declined'],
    [699, 'declined'],
  ];
  for (const [status, kind] of byStatus) {
    it(`${status}: ${kind}`, () => {
      expect(refusal(status)).to.equal(kind);
    });
  }

  it('408 after the far side rang is no answer', () => {
    expect(refusal(408, undefined, true)).to.equal('no-answer');
  });

  const byCause: readonly [number, number, EndKind][] = [
    [500, 1, 'not-found'],
    [500, 2, 'unreachable'],
    [500, 3, 'unreachable'],
    [480, 16, 'unavailable'],
    [480, 17, 'busy'],
    [480, 18, 'no-answer'],
    [480, 19, 'no-answer'],
    [503, 20, 'unavailable'],
    [403, 21, 'declined'],
    [404, 22, 'not-found'],
    [480, 27, 'unreachable'],
    [404, 28, 'wrong-number'],
    [480, 31, 'unavailable'],
    [503, 34, 'server-error'],
    [503, 38, 'unreachable'],
    [500, 41, 'server-error'],
    [500, 57, 'forbidden'],
    [500, 88, 'incompatible'],
    [500, 127, 'server-error'],
    [486, 34, 'busy'],
    [603, 34, 'declined'],
  ];
  for (const [status, cause, kind] of byCause) {
    it(`${status} with Q.850 ${cause}: ${kind}`, () => {
      expect(refusal(status, `Q.850;cause=${cause};text="x"`)).to.equal(kind);
    });
  }

  it('keeps status and phrase for the details', () => {
    expect(endOfRefusal({ status: 486, phrase: 'Busy Here', reasons: [], alerted: true })).to.deep.equal({
      kind: 'busy',
      code: 486,
      phrase: 'Busy Here',
    });
  });
});

describe('end of a cancelled call', () => {
  const cases: readonly [string, readonly string[], EndKind][] = [
    ['nothing said', [], 'missed'],
    ['the caller gave up', ['SIP;cause=487;text="ORIGINATOR_CANCEL"'], 'missed'],
    ['answered elsewhere', ['SIP;cause=200;text="Call completed elsewhere"'], 'answered-elsewhere'],
    ['spaces and case', ['sip ; cause = 200 ; text = "Call completed elsewhere"'], 'answered-elsewhere'],
    ['text alone', ['SIP;text="Call completed elsewhere"'], 'answered-elsewhere'],
    ['second value', ['Q.850;cause=26, SIP;cause=200;text="Call completed elsewhere"'], 'answered-elsewhere'],
    ['second header', ['Q.850;cause=16', 'SIP;cause=200'], 'answered-elsewhere'],
    ['declined elsewhere', ['SIP;cause=603;text="Declined"'], 'rejected'],
    ['malformed', [';;;=,"', 'SIP;cause=abc'], 'missed'],
  ];
  for (const [name, headers, kind] of cases) {
    it(`${name}: ${kind}`, () => {
      expect(endOfCancel(readReasons(headers)).kind).to.equal(kind);
    });
  }
});

describe('end by the far side', () => {
  it('is a hang-up, with the cause for the details', () => {
    expect(endOfBye(readReasons(['Q.850;cause=16;text="Normal \\"call\\" clearing"']))).to.deep.equal({
      kind: 'remote-hangup',
      code: 16,
      phrase: 'Normal "call" clearing',
    });
    expect(endOfBye([])).to.deep.equal({ kind: 'remote-hangup' });
  });

  it('bounds what it keeps', () => {
    const [reason] = readReasons([`SIP;cause=200;text="${'x'.repeat(900)}"`]);
    expect(reason?.text).to.have.length(200);
  });
});
