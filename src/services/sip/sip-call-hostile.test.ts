import { expect } from '@open-wc/testing';
import { isAbort } from '../../lib/app-error.ts';
import { effect } from '../../lib/signals.ts';
import { MemoryExchange } from '../../../test/fakes/memory-exchange.ts';
import { callIn, eventually, phone, until } from '../../../test/fakes/sip-world.ts';
import type { Phone, PhoneOptions } from '../../../test/fakes/sip-world.ts';

describe('what a hostile or sloppy network sends', () => {
  let exchange: MemoryExchange;
  const phones: Phone[] = [];

  const open = async (user: string, options?: PhoneOptions): Promise<Phone> => {
    const opened = await phone(exchange, user, options);
    phones.push(opened);
    return opened;
  };
  /** A request out of any dialog, sent by nobody in particular; answers go to 999. */
  const tell = (method: string, from = '<sip:999@example.com>', ...headers: readonly string[]): void => {
    const [register] = exchange.requests('REGISTER', '100');
    const contact = /^Contact:[^<]*<([^>]+)>/im.exec(register!.text)![1]!;
    exchange.tell(
      '100',
      [
        `${method} ${contact} SIP/2.0`,
        `Via: SIP/2.0/WS far.invalid;branch=z9hG4bK${crypto.randomUUID()};received-from=999`,
        'Max-Forwards: 70',
        `From: ${from};tag=x`,
        'To: <sip:100@example.com>',
        `Call-ID: ${crypto.randomUUID()}`,
        `CSeq: 1 ${method}`,
        'Contact: <sip:999@far.invalid>',
        ...headers,
        'Content-Length: 0',
        '',
        '',
      ].join('\r\n'),
    );
  };
  const answer = async (method: string): Promise<string> => {
    const final = (): string | undefined =>
      exchange.responses(method, '999').find(({ text }) => !text.startsWith('SIP/2.0 1'))?.text;
    await eventually(() => final() !== undefined, `an answer to ${method}`);
    return final()!;
  };

  beforeEach(() => {
    exchange = new MemoryExchange();
    exchange.script('999', () => undefined);
  });

  afterEach(async () => {
    await Promise.all(phones.splice(0).map((each) => each.close()));
  });

  const callers: readonly (readonly [from: string, number: string, name: string | undefined])[] = [
    ['Müller, Hans <sip:999@example.com>', '999', 'Müller, Hans'],
    ['"Hans <sip:999@example.com>', '999', 'Hans'],
    ['"Hans\tM\u0007" <sip:999@example.com>', '999', 'Hans M'],
    ['<urn:service:sos>', '', 'urn:service:sos'],
    ['"A" <http://example.com/a,b>', '', 'A http://example.com/a,b'],
    [`"${'n'.repeat(5000)}" <sip:999@example.com>`, '999', 'n'.repeat(128)],
  ];
  for (const [from, number, name] of callers) {
    it(`rings for ${JSON.stringify(from.slice(0, 40))}, with the address`, async () => {
      const ada = await open('100');
      tell('INVITE', from);
      const { remote } = await callIn(ada, 'ringing');
      expect(remote).to.deep.include({ number, anonymous: false });
      expect(remote.displayName).to.equal(name);
    });
  }

  it('a burst of calls: each gets its answer, the list gets a few of them, at once', async () => {
    const ada = await open('100');
    let changes = 0;
    const dispose = effect(() => {
      void ada.control.calls.value;
      changes++;
    });
    for (let index = 0; index < 120; index++) tell('INVITE');
    await eventually(
      () => exchange.responses('INVITE', '999').filter(({ text }) => text.includes(' 486 ')).length === 112,
      '112 × 486',
      20_000,
    );
    const calls = await until(ada.control.calls, (all) => all.some(({ phase }) => phase === 'ended'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(ada.control.calls.value.length).to.be.within(9, 24);
    expect(calls.filter(({ phase }) => phase === 'ringing')).to.have.length(8);
    expect(ada.control.calls.value.at(-1)!.endReason).to.deep.equal({ kind: 'refused-busy', code: 486 });
    expect(changes).to.be.below(40);
    dispose();
  }).timeout(30_000);

  it('calls that ring one after the other, faster than anybody could take them, are refused', async () => {
    const ada = await open('100');
    for (let index = 0; index < 21; index++) {
      tell('INVITE');
      const calls = await until(ada.control.calls, (all) => all.length > index);
      const call = ada.control.call(calls.at(-1)!.id)!;
      if (index < 20) await call.reject();
      else expect(call.state.value.endReason?.kind).to.equal('refused-busy');
    }
  }).timeout(30_000);

  it('420 names what an INVITE requires and this phone does not have (SIP.js: it rings)', async () => {
    const ada = await open('100');
    tell('INVITE', undefined, 'Require: timer, foobar', 'Require: 100rel');
    const text = await answer('INVITE');
    expect(text).to.match(/^SIP\/2\.0 420 /);
    expect(text).to.match(/^Unsupported: foobar, 100rel\r$/m);
    expect(ada.control.calls.value).to.be.empty;
  });

  it('405 to a MESSAGE, with what is allowed (SIP.js: 200, and it vanishes)', async () => {
    await open('100');
    tell('MESSAGE');
    const text = await answer('MESSAGE');
    expect(text).to.match(/^SIP\/2\.0 405 /);
    expect(text).to.match(/^Allow: (?!.*MESSAGE).*INVITE/m);
  });

  it('603 to a REFER out of a dialog', async () => {
    await open('100');
    tell('REFER', undefined, 'Refer-To: <sip:900@example.com>');
    expect(await answer('REFER')).to.match(/^SIP\/2\.0 603 /);
  });

  it('a hold that waits for the link is given up, without a word, when the call is ended', async () => {
    const ada = await open('100');
    const bob = await open('101');
    const call = await ada.control.dial({ target: '101' });
    await bob.control.call((await callIn(bob, 'ringing')).id)!.answer();
    await until(call.state, ({ phase }) => phase === 'connected');
    exchange.down = true;
    exchange.drop('100');
    const failure = call.hold().catch((error: unknown) => error);
    await call.hangup();
    expect(isAbort(await failure)).to.be.true;
  });

  it('Reject while the answer waits for the microphone: the answer is given up', async () => {
    const ada = await open('100');
    ada.media.access = 'prompt';
    ada.media.delayMs = 300;
    tell('INVITE');
    const call = ada.control.call((await callIn(ada, 'ringing')).id)!;
    const failure = call.answer().catch((error: unknown) => error);
    await until(call.state, ({ need }) => need !== undefined);
    await call.reject();
    expect(isAbort(await failure)).to.be.true;
    expect(call.state.value.endReason?.kind).to.equal('rejected');
  });
});
