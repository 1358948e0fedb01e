import { expect } from '@open-wc/testing';
import type { Call } from '../../domain/call/call-control.ts';
import { isAppError } from '../../lib/app-error.ts';
import { MemoryExchange, reply } from '../../../test/fakes/memory-exchange.ts';
import { callIn, eventually, hears, phone, profileOf, TIMERS, until } from '../../../test/fakes/sip-world.ts';
import type { Phone, PhoneOptions } from '../../../test/fakes/sip-world.ts';

const fieldOf = (text: string, name: string): string | undefined =>
  new RegExp(`^${name}:\\s*(.*)\\r$`, 'im').exec(text)?.[1];

describe('the life of a call', () => {
  let exchange: MemoryExchange;
  const phones: Phone[] = [];

  const open = async (user: string, options?: PhoneOptions): Promise<Phone> => {
    const opened = await phone(exchange, user, options);
    phones.push(opened);
    return opened;
  };
  const talk = async (from: Phone, to: Phone, target: string): Promise<[Call, Call]> => {
    const call = await from.control.dial({ target });
    const ringing = await callIn(to, 'ringing');
    const other = to.control.call(ringing.id)!;
    await other.answer();
    await until(call.state, ({ phase }) => phase === 'connected');
    return [call, other];
  };

  beforeEach(() => {
    exchange = new MemoryExchange();
  });

  afterEach(async () => {
    exchange.down = false;
    await Promise.all(phones.splice(0).map((each) => each.close()));
  });

  describe('microphone', () => {
    it('permission is asked first, then the INVITE goes out', async () => {
      const ada = await open('100');
      await open('101');
      ada.media.access = 'prompt';
      ada.media.delayMs = 300;
      const call = await ada.control.dial({ target: '101' });
      await until(call.state, ({ need }) => need === 'microphone-permission');
      expect(exchange.requests('INVITE', '100')).to.be.empty;
      await until(call.state, ({ phase }) => phase === 'alerting');
      expect(call.state.value.need).to.equal(undefined);
    });

    it('permission refused: nobody was called', async () => {
      const ada = await open('100');
      await open('101');
      ada.media.access = 'prompt';
      ada.media.fails = 'call/microphone-refused';
      const call = await ada.control.dial({ target: '101' });
      const ended = await until(call.state, ({ phase }) => phase === 'ended');
      expect(ended.endReason?.kind).to.equal('microphone-refused');
      expect(exchange.requests('INVITE', '100')).to.be.empty;
    });

    for (const kind of ['microphone-missing', 'microphone-busy'] as const) {
      it(`fails after the INVITE (${kind}): CANCEL, and the reason`, async () => {
        const ada = await open('100');
        const bob = await open('101');
        ada.media.fails = `call/${kind}`;
        ada.media.delayMs = 300;
        const call = await ada.control.dial({ target: '101' });
        await callIn(bob, 'ringing');
        const ended = await until(call.state, ({ phase }) => phase === 'ended');
        expect(ended.endReason?.kind).to.equal(kind);
        await eventually(() => exchange.requests('CANCEL', '100').length === 1, 'CANCEL');
        expect((await callIn(bob, 'ended')).endReason?.kind).to.equal('missed');
      });
    }

    // `granted`: it is busy, or its device went away; the browser still lists it.
    for (const access of ['denied', 'granted'] as const) {
      it(`fails while answering (${access}): the call goes on ringing and can be answered after all`, async () => {
        const ada = await open('100');
        const bob = await open('101');
        bob.media.access = access;
        bob.media.fails = 'call/microphone-refused';
        const call = await ada.control.dial({ target: '101' });
        const other = bob.control.call((await callIn(bob, 'ringing')).id)!;
        const error: unknown = await other.answer().catch((reason: unknown) => reason);
        expect(isAppError(error, 'call/microphone-refused')).to.be.true;
        expect(other.state.value.phase).to.equal('ringing');
        await until(call.state, ({ phase }) => phase === 'alerting');
        bob.media.access = 'granted';
        bob.media.fails = undefined;
        await other.answer();
        await until(call.state, ({ phase }) => phase === 'connected');
      });
    }

    it('is not opened before the call is answered', async () => {
      const ada = await open('100');
      const bob = await open('101');
      await ada.control.dial({ target: '101' });
      await callIn(bob, 'ringing');
      ada.control.prepare();
      expect(bob.media.opened).to.be.empty;
    });

    it('mute silences the far side, a replaced microphone is hears, and stays muted when it was', async () => {
      const ada = await open('100');
      const bob = await open('101');
      const [call, other] = await talk(ada, bob, '101');
      await until(other.state, ({ audio }) => audio === 'flowing');
      await call.setMuted(true);
      await hears(bob.media.played[0]!, 0);
      for (const replace of ada.media.replaced) replace(ada.media.tone(660));
      await hears(bob.media.played[0]!, 0);
      await call.setMuted(false);
      await hears(bob.media.played[0]!, 660);
    });
  });

  describe('identity', () => {
    it('hidden: anonymous From, Privacy: id, and a Contact that leads back', async () => {
      const ada = await open('100', { profile: { displayName: 'Ada', callerId: '+49 30 100' } });
      const bob = await open('101');
      const call = await ada.control.dial({ target: '101', hideNumber: true });
      const ringing = await callIn(bob, 'ringing');
      expect(ringing.remote).to.deep.equal({ uri: '', number: '', anonymous: true });
      const { text } = exchange.requests('INVITE', '100')[0]!;
      expect(fieldOf(text, 'Privacy')).to.equal('id');
      expect(fieldOf(text, 'From')).to.match(/^"Anonymous" <sip:anonymous@anonymous\.invalid>/);
      expect(fieldOf(text, 'P-Preferred-Identity')).to.equal('"Ada" <sip:+4930100@example.com>');
      await bob.control.call(ringing.id)!.answer();
      await bob.control.call(ringing.id)!.hangup();
      await until(call.state, ({ phase }) => phase === 'ended');
      expect(call.state.value.endReason?.kind).to.equal('remote-hangup');
    });

    it('changes in the call by re-INVITE with P-Asserted-Identity', async () => {
      const ada = await open('100');
      const bob = await open('101');
      const [call, other] = await talk(ada, bob, '101');
      exchange.meddle = (text, { from }) =>
        text.startsWith('INVITE ') && from === '101'
          ? text.replace(/^Max-Forwards/m, 'P-Asserted-Identity: "Carol" <tel:+4930555>\r\nMax-Forwards')
          : text;
      await other.hold();
      const { remote } = await until(call.state, (snapshot) => snapshot.remote.number === '+4930555');
      expect(remote.displayName).to.equal('Carol');
    });
  });

  describe('session timer', () => {
    it('who has to refresh does so at half time', async () => {
      const slow: { readonly ms: number; readonly run: () => void }[] = [];
      const ada = await open('100', {
        timers: {
          ...TIMERS,
          after: (ms, run) => {
            if (ms < 100_000) return TIMERS.after(ms, run);
            slow.push({ ms, run });
            return () => undefined;
          },
        },
      });
      const bob = await open('101');
      await talk(ada, bob, '101');
      await eventually(() => slow.some(({ ms }) => ms === 900_000), 'a refresh at 900 s');
      slow.find(({ ms }) => ms === 900_000)!.run();
      await eventually(
        () => exchange.responses('INVITE', '100').filter(({ text }) => text.includes(' 200 ')).length === 2,
        '200',
      );
      expect(fieldOf(exchange.requests('INVITE', '100')[1]!.text, 'Session-Expires')).to.equal(
        '1800;refresher=uac',
      );
      expect(fieldOf(exchange.responses('INVITE', '100').at(-1)!.text, 'Require')).to.equal('timer');
    });

    it('nobody refreshed: BYE, and the call is over', async () => {
      const slow: (() => void)[] = [];
      const ada = await open('100');
      const bob = await open('101', {
        timers: {
          ...TIMERS,
          after: (ms, run) => {
            if (ms === 1_768_000) slow.push(run);
            return ms < 100_000 ? TIMERS.after(ms, run) : () => undefined;
          },
        },
      });
      const [call, other] = await talk(ada, bob, '101');
      slow[0]!();
      expect(other.state.value.endReason?.kind).to.equal('network-lost');
      await until(call.state, ({ phase }) => phase === 'ended');
    });
  });

  describe('lines', () => {
    it('follow the profiles; a change of one leaves calls of the other alone', async () => {
      const ada = await open('100');
      const bob = await open('101');
      const [call] = await talk(ada, bob, '101');
      ada.profiles.value = [profileOf('100'), profileOf('102', { enabled: false })];
      expect(ada.control.lines.value.map(({ id }) => id)).to.deep.equal(['line-100']);
      ada.profiles.value = [profileOf('100', { label: 'Desk', voicemail: '*97' }), profileOf('102')];
      await until(ada.control.lines, (lines) => lines.length === 2);
      expect(ada.control.lines.value[0]).to.deep.include({ label: 'Desk', voicemail: '*97' });
      expect(call.state.value.phase).to.equal('connected');
      // A change that needs a new registration waits for the end of the call.
      ada.profiles.value = [profileOf('100', { user: '109' })];
      expect(ada.control.lines.value.map(({ address }) => address)).to.deep.equal(['100@example.com']);
      expect(call.state.value.phase).to.equal('connected');
      await call.hangup();
      await until(ada.control.lines, (lines) => lines[0]?.address === '109@example.com');
    });

    it('with an unreadable relay only: an emergency call goes without, and no other call does', async () => {
      const profile = { relayOnly: true, iceServers: [{ url: 'turn:127.0.0.1:9' }] };
      const ada = await open('100', { profile });
      const bob = await open('101');
      const refused = await ada.control.dial({ target: '101' });
      await until(refused.state, ({ phase }) => phase === 'ended');
      expect(exchange.requests('INVITE', '100')).to.have.length(0);
      await ada.control.dial({ target: '101', emergency: true });
      await callIn(bob, 'ringing');
    });

    it('of a profile that went hangs up, unregisters and is gone', async () => {
      const ada = await open('100');
      const bob = await open('101');
      const [call, other] = await talk(ada, bob, '101');
      ada.profiles.value = [];
      await until(call.state, ({ phase }) => phase === 'ended');
      await until(other.state, ({ phase }) => phase === 'ended');
      expect(exchange.requests('BYE', '100')).to.have.length(1);
      await eventually(
        () => exchange.requests('REGISTER', '100').some(({ text }) => fieldOf(text, 'Expires') === '0'),
        'the removal of the binding',
      );
      expect(ada.control.lines.value).to.deep.equal([]);
    });

    it('shows messages that wait, from a NOTIFY that nobody asked for', async () => {
      const ada = await open('100');
      const contact = /<([^>]+)>/.exec(exchange.requests('REGISTER')[0]!.text.split('Contact:')[1]!)![1]!;
      const body = 'Messages-Waiting: yes\r\nMessage-Account: sip:*97@example.com\r\nVoice-Message: 2/0\r\n';
      exchange.tell(
        '100',
        [
          `NOTIFY ${contact} SIP/2.0`,
          'Via: SIP/2.0/WS far.invalid;branch=z9hG4bKmwi',
          'From: <sip:100@example.com>;tag=mwi',
          'To: <sip:100@example.com>',
          'Call-ID: mwi-1',
          'CSeq: 1 NOTIFY',
          'Contact: <sip:server@far.invalid>',
          'Event: message-summary',
          'Subscription-State: active',
          'Content-Type: application/simple-message-summary',
          `Content-Length: ${body.length}`,
          '',
          body,
        ].join('\r\n'),
      );
      const [line] = await until(ada.control.lines, (lines) => lines[0]?.messageWaiting !== undefined);
      expect(line?.messageWaiting).to.deep.include({
        waiting: true,
        newMessages: 2,
        account: '*97@example.com',
      });
      // Nobody knows who sent it: it is no number that the account trusts.
      expect(line?.voicemail).to.equal(undefined);
    });
  });

  it('stray and malformed messages throw nothing, and the next call rings', async () => {
    const ada = await open('100');
    const bob = await open('101');
    const [call] = await talk(ada, bob, '101');
    const invite = exchange.requests('INVITE', '100')[0]!.text;
    const contact = fieldOf(invite, 'Contact')!.slice(1).split('>')[0]!;
    const stray = (method: string, more = ''): string =>
      `${method} ${contact} SIP/2.0\r\nVia: SIP/2.0/WS x.invalid;branch=z9hG4bK${method}\r\nFrom: <sip:1@x>;tag=1\r\nTo: <sip:100@example.com>;tag=nobody\r\nCall-ID: stray\r\nCSeq: 1 ${method}\r\nMax-Forwards: 70\r\n${more}Content-Length: 0\r\n\r\n`;
    for (const method of ['BYE', 'INFO', 'NOTIFY', 'REFER', 'PRACK', 'INVITE', 'ACK', 'UPDATE', 'CANCEL']) {
      exchange.tell('100', stray(method, method === 'NOTIFY' ? 'Event: refer\r\n' : ''));
    }
    exchange.tell('100', 'SIP/2.0 200 OK\r\n\r\n');
    exchange.tell('100', `INVITE ${contact} SIP/2.0\r\nRubbish\r\n\r\n`);
    exchange.tell('100', reply(invite, '200 OK'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(call.state.value.phase).to.equal('connected');
    await bob.control.dial({ target: '100' });
    await until(ada.control.calls, (all) => all.some(({ phase }) => phase === 'ringing'));
  });
});
