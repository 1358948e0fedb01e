import { expect } from '@open-wc/testing';
import { Subscriber, UserAgent } from 'sip.js';
import type { UserAgentOptions } from 'sip.js';
import { FakeClock, settled } from '../../../test/support/fake-clock.ts';
import { FakeSipServer } from '../../../test/support/fake-sip-server.ts';
import { plainUserAgent } from '../../../test/support/plain-sip.ts';
import { readSip, respond } from '../../../test/support/sip-text.ts';
import type { SipText } from '../../../test/support/sip-text.ts';
import { MessageWaitingSubscription } from './message-waiting-subscription.ts';

const SUMMARY = 'Messages-Waiting: yes\r\nVoice-Message: 2/8\r\n';
const CHALLENGE = 'WWW-Authenticate: Digest realm="practice.test", nonce="n", algorithm=MD5, qop="auth"';

/** SUBSCRIBE message-summary: SIP.js 0.21.2's Subscriber and ours on the same server. */
describe('message-summary', () => {
  let server: FakeSipServer;
  let userAgent: UserAgent;
  let clock: FakeClock;
  let subscribes: SipText[];
  let bodies: string[];
  /** How the server answers the SUBSCRIBE of that number, from 1 on. */
  let answer: (request: SipText, seen: number) => string;

  beforeEach(() => {
    subscribes = [];
    bodies = [];
    clock = new FakeClock();
    answer = (request) => accepted(request);
    server = new FakeSipServer({
      answer: (request) => {
        if (request.method !== 'SUBSCRIBE') return undefined;
        subscribes.push(request);
        return answer(request, subscribes.length);
      },
    });
  });

  afterEach(async () => {
    await userAgent.transport.disconnect();
    userAgent.userAgentCore.dispose();
  });

  const accepted = (request: SipText, expires = 3600): string =>
    respond(request, '200 OK', [`Expires: ${String(expires)}`, 'Contact: <sip:mwi@practice.test>']);
  const start = async (options?: UserAgentOptions): Promise<void> => {
    userAgent = plainUserAgent(server, options);
    await userAgent.start();
  };
  const ours = async (): Promise<MessageWaitingSubscription> => {
    await start();
    const subscription = new MessageWaitingSubscription({
      userAgent,
      timers: clock,
      onSummary: (body) => bodies.push(body),
      random: () => 0.5,
    });
    subscription.start();
    await settled();
    return subscription;
  };
  const plain = async (): Promise<Subscriber> => {
    await start();
    const target = UserAgent.makeURI('sip:100@practice.test')!;
    const subscriber = new Subscriber(userAgent, target, 'message-summary');
    await subscriber.subscribe();
    await settled();
    return subscriber;
  };
  /** A NOTIFY in the dialog of the last SUBSCRIBE; resolves with the status that it got. */
  const notify = async (state: string, body = ''): Promise<string | undefined> => {
    const request = subscribes.at(-1)!;
    server.messages.length = 0;
    server.socket.receive(
      [
        `NOTIFY ${/<([^>]+)>/.exec(request.header('Contact') ?? '')![1]!} SIP/2.0`,
        `Via: SIP/2.0/WSS practice.test;branch=z9hG4bK${crypto.randomUUID()}`,
        `From: ${request.header('To') ?? ''};tag=server`,
        `To: ${request.header('From') ?? ''}`,
        `Call-ID: ${request.header('Call-ID') ?? ''}`,
        'CSeq: 1 NOTIFY',
        'Max-Forwards: 70',
        'Contact: <sip:mwi@practice.test>',
        'Event: message-summary',
        `Subscription-State: ${state}`,
        ...(body === '' ? [] : ['Content-Type: application/simple-message-summary']),
        `Content-Length: ${String(body.length)}`,
        '',
        body,
      ].join('\r\n'),
    );
    await settled();
    const response = server.messages.find((text) => text.startsWith('SIP/2.0'));
    return response === undefined ? undefined : readSip(response).start.split(' ')[1];
  };

  /** How long it takes until the next SUBSCRIBE, in milliseconds; an hour when none comes. */
  const untilNext = async (): Promise<number> => {
    const [began, count] = [clock.now(), subscribes.length];
    while (subscribes.length === count && clock.now() - began < 3_600_000) await clock.pass(1000);
    return clock.now() - began;
  };

  it('tells the body, and subscribes anew at 80 % of the time', async () => {
    await ours();
    expect(subscribes[0]!.header('Event')).to.equal('message-summary');
    expect(await notify('active;expires=3600', SUMMARY)).to.equal('200');
    expect(bodies).to.deep.equal([SUMMARY]);
    await clock.pass(2_879_999);
    expect(subscribes).to.have.length(1);
    await clock.pass(1);
    expect(subscribes).to.have.length(2);
    expect(subscribes[1]!.header('Call-ID')).not.to.equal(subscribes[0]!.header('Call-ID'));
  });

  describe('terminated;reason=giveup;retry-after=300', () => {
    it('SIP.js takes the seconds for milliseconds', async () => {
      await plain();
      await notify('active;expires=3600');
      const delays: (number | undefined)[] = [];
      const browsers = window.setTimeout.bind(window);
      window.setTimeout = ((run: () => void, ms?: number) => {
        delays.push(Number(ms));
        return browsers(run, ms);
      }) as typeof window.setTimeout;
      try {
        await notify('terminated;reason=giveup;retry-after=300');
      } finally {
        window.setTimeout = browsers;
      }
      expect(delays).to.include(300).and.not.include(300_000);
    });

    it('we wait for that long', async () => {
      await ours();
      await notify('active;expires=3600');
      expect(await notify('terminated;reason=giveup;retry-after=300')).to.equal('200');
      await clock.pass(299_999);
      expect(subscribes).to.have.length(1);
      await clock.pass(1);
      expect(subscribes).to.have.length(2);
    });
  });

  it('backs off when the server ends it again and again without a time', async () => {
    await ours();
    const times: number[] = [];
    for (let turn = 0; turn < 4; turn++) {
      // An accepted SUBSCRIBE in between does not make it quick again: the server ends it all the same.
      await notify('terminated;reason=noresource');
      times.push(await untilNext());
    }
    expect(times[0]).to.be.at.least(15_000);
    expect(times.at(-1)).to.be.at.least(times[0]! * 4);
  });

  describe('the refresh is challenged', () => {
    const challenged = (request: SipText, seen: number): string =>
      seen === 2 ? respond(request, '401 Unauthorized', [CHALLENGE]) : accepted(request, 60);

    it('SIP.js uses the CSeq of the answer to the challenge again', async () => {
      answer = challenged;
      const subscriber = await plain();
      await notify('active;expires=60');
      for (let turn = 0; turn < 2; turn++) {
        await subscriber.subscribe();
        await settled();
      }
      const numbers = subscribes.map((request) => Number.parseInt(request.header('CSeq') ?? '', 10));
      expect(new Set(numbers).size).to.be.lessThan(numbers.length);
    });

    it('we begin a new dialog each time, so no number comes twice in one', async () => {
      answer = challenged;
      await ours();
      await notify('active;expires=60');
      await clock.pass(48_000);
      await clock.pass(48_000);
      const numbers = subscribes.map((request) =>
        [request.header('Call-ID'), request.header('CSeq')].join(' '),
      );
      expect(numbers).to.have.length(4);
      expect(new Set(numbers).size).to.equal(4);
    });
  });

  describe('489 Bad Event', () => {
    it('SIP.js ends without a word of the reason', async () => {
      answer = (request) => respond(request, '489 Bad Event');
      await start();
      const subscriber = new Subscriber(
        userAgent,
        UserAgent.makeURI('sip:100@practice.test')!,
        'message-summary',
      );
      const told: unknown[] = [];
      subscriber.stateChange.addListener((...heard) => {
        told.push(heard);
      });
      await subscriber.subscribe();
      await settled();
      expect(subscribes).to.have.length(1);
      expect(told).to.deep.equal([['NotifyWait'], ['Terminated']]);
    });

    it('we ask three times, and never again', async () => {
      answer = (request) => respond(request, '489 Bad Event');
      await ours();
      expect(await untilNext()).to.be.within(15_000, 60_000);
      await clock.pass(86_400_000);
      expect(subscribes).to.have.length(3);
      expect(clock.waiting).to.equal(0);
    });

    it('we ask again when the line was registered anew', async () => {
      answer = (request) => respond(request, '489 Bad Event');
      const subscription = await ours();
      await clock.pass(86_400_000);
      subscription.stop();
      subscription.start();
      await settled();
      expect(subscribes).to.have.length(4);
    });
  });

  it('backs off on 503, and is quick again when it was accepted', async () => {
    answer = (request, seen) => (seen < 4 ? respond(request, '503 Service Unavailable') : accepted(request));
    await ours();
    const gaps = [await untilNext(), await untilNext(), await untilNext()];
    expect(gaps).to.deep.equal([...gaps].sort((a, b) => a - b));
    expect(gaps[2]).to.be.at.least(gaps[0]! * 3);
  });

  it('asks nobody after stop', async () => {
    const subscription = await ours();
    subscription.stop();
    await clock.pass(86_400_000);
    expect(subscribes).to.have.length(1);
    expect(clock.waiting).to.equal(0);
  });

  describe('a NOTIFY that nobody asked for', () => {
    const unsolicited = async (): Promise<string | undefined> => {
      const contact = userAgent.contact.uri.toString();
      server.messages.length = 0;
      server.socket.receive(
        `NOTIFY ${contact} SIP/2.0\r\nVia: SIP/2.0/WSS p;branch=z9hG4bKmwi\r\nMax-Forwards: 70\r\n` +
          'From: <sip:100@practice.test>;tag=1\r\nTo: <sip:100@practice.test>\r\nCall-ID: mwi\r\nCSeq: 1 NOTIFY\r\n' +
          'Contact: <sip:mwi@practice.test>\r\nEvent: message-summary\r\nSubscription-State: active\r\n' +
          `Content-Type: application/simple-message-summary\r\nContent-Length: ${String(SUMMARY.length)}\r\n\r\n${SUMMARY}`,
      );
      await settled();
      return server.messages.map((text) => readSip(text).start.split(' ')[1])[0];
    };

    it('gets 481 from SIP.js', async () => {
      await start();
      expect(await unsolicited()).to.equal('481');
    });
  });
});
