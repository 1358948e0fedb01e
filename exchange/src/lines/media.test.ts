import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openBrowser, type BrowserPage, type Peer } from '../../test-support/browser.ts';
import { ORIGIN } from '../../test-support/phone.ts';
import { rawPhone, type RawPhone } from '../../test-support/raw-sip.ts';
import { startExchange, type Exchange } from '../exchange.ts';
import type { SipRequest, SipResponse } from '../wire/sip-message.ts';
import { TONE_HERTZ } from './lines.ts';

declare const peer: Peer;

const SPOKEN = 440;
let exchange: Exchange;
let phone: RawPhone;
let browser: BrowserPage;

interface Call {
  readonly invite: SipRequest;
  readonly answer: SipResponse;
}

async function call(line: string, codec?: string): Promise<Call> {
  const offer = await browser.page.evaluate(([hertz, name]) => peer.offer(hertz, name), [
    SPOKEN,
    codec,
  ] as const);
  const invite = phone.make('INVITE', line, [], offer);
  phone.sendMessage(invite);
  const answer = await phone.response(200, 'INVITE');
  phone.sendMessage(phone.within('ACK', invite, answer));
  await browser.page.evaluate((sdp) => peer.answer(sdp), answer.body);
  return { invite, answer };
}

async function reinvite({ invite, answer }: Call, offer: string): Promise<SipResponse> {
  const request = phone.within('INVITE', invite, answer);
  request.setBody(offer, 'application/sdp');
  phone.sendMessage(request);
  const response = await phone.response(200, 'INVITE');
  const ack = phone.within('ACK', invite, answer);
  ack.set('CSeq', (request.get('cseq') ?? '').replace('INVITE', 'ACK'));
  phone.sendMessage(ack);
  await browser.page.evaluate((sdp) => peer.answer(sdp), response.body);
  return response;
}

/** Waits until the page hears this frequency (0: silence), at most 5 s. */
async function hears(hertz: number): Promise<void> {
  let heard = -1;
  for (const end = performance.now() + 5000; performance.now() < end;) {
    heard = await browser.page.evaluate(() => peer.heard());
    if (Math.abs(heard - hertz) < 15) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.fail(`heard ${String(heard)} Hz and not ${String(hertz)} Hz`);
}

async function hangUp({ invite, answer }: Call): Promise<void> {
  phone.sendMessage(phone.within('BYE', invite, answer));
  await phone.response(200, 'BYE');
  await browser.page.evaluate(() => {
    peer.close();
  });
  await hears(0);
}

before(async () => {
  exchange = await startExchange({ port: 0, origins: [ORIGIN] });
  phone = await rawPhone(exchange);
});
after(async () => {
  await phone.drop();
  await exchange.close();
});

for (const allowLoopback of [false, true]) {
  describe(allowLoopback ? 'a browser on loopback alone' : 'a browser as it comes', () => {
    before(async () => {
      browser = await openBrowser(allowLoopback);
    });
    after(() => browser.close());

    for (const codec of ['opus', 'PCMU']) {
      test(`hears itself on the echo line in ${codec}`, async () => {
        const echo = await call('500', codec);
        await hears(SPOKEN);
        await hangUp(echo);
      });
    }

    test('hears the tone line', async () => {
      const tone = await call('503');
      await hears(TONE_HERTZ);
      await hangUp(tone);
    });

    test('holds and resumes the tone, and restarts ICE', async () => {
      const tone = await call('503');
      await hears(TONE_HERTZ);
      const held = await reinvite(tone, await browser.page.evaluate(() => peer.direct('sendonly')));
      assert.match(held.body, /^a=recvonly\r$/m);
      await hears(0);
      await reinvite(tone, await browser.page.evaluate(() => peer.direct('sendrecv')));
      await hears(TONE_HERTZ);
      const credentials = (sdp: string): string | undefined => /^a=ice-ufrag:(\S+)/m.exec(sdp)?.[1];
      const restarted = await reinvite(tone, await browser.page.evaluate(() => peer.restart()));
      assert.notEqual(credentials(restarted.body), credentials(held.body));
      // The old path is given up within a moment; what is heard after it came by the new one.
      await browser.page.waitForTimeout(1500);
      await hears(TONE_HERTZ);
      await hangUp(tone);
    });
  });
}
