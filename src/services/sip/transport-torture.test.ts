import { expect } from '@open-wc/testing';
import { settled } from '../../../test/support/fake-clock.ts';
import { FakeSipServer } from '../../../test/support/fake-sip-server.ts';
import { lineOn } from '../../../test/support/line-under-test.ts';

/** The messages of RFC 4475, appendix A. */
const NAMES =
  'badaspec badbranch baddate baddn badinv01 badvers bcast bext01 bigcode clerr cparam01 cparam02 dblreq esc01 esc02 escnull escruri insuf intmeth inv2543 invut longreq ltgtruri lwsdisp lwsruri lwsstart mcl01 mismatch01 mismatch02 mpart01 multi01 ncl noreason novelsc quotbal regaut01 regbadct regescrt scalar02 scalarlg sdp01 semiuri transports trws unkscm unksm2 unreason wsinv zeromf'.split(
    ' ',
  );

const INVITE = [
  'INVITE sip:100@practice.test SIP/2.0',
  'Via: SIP/2.0/WSS pbx.test;branch=z9hG4bKnext',
  'Max-Forwards: 70',
  'From: <sip:7@pbx.test>;tag=f1',
  'To: <sip:100@practice.test>',
  'Call-ID: the-next-call',
  'CSeq: 1 INVITE',
  'Contact: <sip:7@pbx.test>',
  'Content-Length: 0',
  '',
  '',
].join('\r\n');

async function torture(data: string | ArrayBuffer): Promise<void> {
  const faults: unknown[] = [];
  const onFault = (event: ErrorEvent | PromiseRejectionEvent): void => {
    faults.push(event instanceof ErrorEvent ? event.error : event.reason);
  };
  addEventListener('error', onFault);
  addEventListener('unhandledrejection', onFault);
  try {
    const server = new FakeSipServer();
    const ringing: string[] = [];
    const { line } = lineOn(
      server,
      {},
      {
        onInvite: (invitation) => {
          ringing.push(invitation.request.callId);
        },
      },
    );
    await line.start();
    await settled();
    server.socket.receive(data);
    await settled();
    server.socket.receive(INVITE);
    await settled();
    // Rejections are reported in a task of their own.
    await new Promise((resolve) => setTimeout(resolve));
    expect(faults).to.deep.equal([]);
    expect(ringing).to.include('the-next-call');
    expect(line.registration.value.state).to.equal('registered');
  } finally {
    removeEventListener('error', onFault);
    removeEventListener('unhandledrejection', onFault);
  }
}

describe('hostile input', () => {
  for (const name of NAMES) {
    it(`RFC 4475 ${name}: nothing is thrown, and the next call rings`, async () => {
      const response = await fetch(new URL(`../../../test/support/rfc4475/${name}.dat`, import.meta.url));
      expect(response.ok).to.equal(true);
      const bytes = await response.arrayBuffer();
      await torture(bytes);
      // As it would come for us: the text of a request that the checks before do not turn away.
      const text = new TextDecoder().decode(bytes);
      await torture(text.replace(/^(\S+) \S+ SIP/, '$1 sip:100@practice.test SIP'));
    });
  }

  const frames: readonly [string, string | ArrayBuffer][] = [
    ['an empty frame', ''],
    ['a single CRLF', '\r\n'],
    ['many CRLFs', '\r\n'.repeat(50)],
    ['no SIP at all', 'hello'],
    ['a start line and nothing else', 'INVITE sip:100@practice.test SIP/2.0\r\n\r\n'],
    ['half a message', INVITE.slice(0, 90)],
    ['bytes that are no UTF-8', new Uint8Array([0xff, 0xfe, 0x00, 0x80]).buffer],
    ['more than fits', `MESSAGE sip:100@practice.test SIP/2.0\r\n\r\n${'x'.repeat(300_000)}`],
    ['a response to nothing', 'SIP/2.0 200 OK\r\nCSeq: 1 INVITE\r\n\r\n'],
    ['a header without a colon', INVITE.replace('Max-Forwards: 70', 'Max-Forwards')],
    ['a Replaces for no dialog', INVITE.replace('Max-Forwards: 70', 'Replaces: a;to-tag=b;from-tag=c')],
    ['a Replaces that is none', INVITE.replace('Max-Forwards: 70', 'Replaces: ;;;=')],
    ['lone surrogates', INVITE.replace('<sip:7@', '\ud800 <sip:\udfff@')],
  ];
  for (const [name, data] of frames) {
    it(`${name}: nothing is thrown, and the next call rings`, () =>
      torture(typeof data === 'string' ? data.replaceAll('next', 'other').replaceAll('=f1', '=f2') : data));
  }
});
