import { expect } from '@open-wc/testing';
import { mediaOf, plainTalk } from '../../../test/fakes/plain-phone.ts';
import { eventually, until } from '../../../test/fakes/sip-world.ts';
import { callStage } from '../../../test/support/call-stage.ts';

type Insert = RTCDTMFSender['insertDTMF'];

describe('digits', () => {
  const stage = callStage();
  /** What the browser has sent, tone by tone, of all senders. */
  let sent: string[];
  let browsers: Insert;

  beforeEach(() => {
    sent = [];
    browsers = Object.getOwnPropertyDescriptor(RTCDTMFSender.prototype, 'insertDTMF')!.value as Insert;
    const heard = new WeakSet<RTCDTMFSender>();
    RTCDTMFSender.prototype.insertDTMF = function (this: RTCDTMFSender, ...tones: Parameters<Insert>): void {
      if (!heard.has(this)) {
        heard.add(this);
        this.addEventListener('tonechange', ({ tone }) => {
          if (tone !== '') sent.push(tone);
        });
      }
      browsers.apply(this, tones);
    };
  });

  afterEach(() => {
    RTCDTMFSender.prototype.insertDTMF = browsers;
  });

  describe('typed faster than they are sent', () => {
    it('SIP.js throws away what waits: insertDTMF replaces the queue', async () => {
      const ada = await stage.plain('100');
      const bob = await stage.plain('101');
      const [call] = await plainTalk(ada, bob);
      const media = mediaOf(call);
      await eventually(() => media.peerConnection?.connectionState === 'connected', 'media');
      for (const digits of ['15', '9', '#']) expect(media.sendDtmf(digits)).to.be.true;
      await eventually(() => sent.includes('#'), 'the last digit');
      expect(sent.join('')).not.to.equal('159#');
      expect(sent).not.to.include('9');
    });

    it('all arrive from us, in order', async () => {
      const ada = await stage.open('100');
      const bob = await stage.open('101');
      const [call] = await stage.talk(ada, bob, '101');
      await until(call.state, ({ audio }) => audio === 'flowing');
      await Promise.all([call.sendDtmf('15'), call.sendDtmf('9'), call.sendDtmf('#')]);
      expect(sent.join('')).to.equal('159#');
      expect(stage.exchange.requests('INFO')).to.be.empty;
    });
  });

  it('go by INFO where telephone events were not negotiated', async () => {
    const ada = await stage.open('100');
    const bob = await stage.open('101');
    stage.exchange.meddle = (text) => text.replaceAll('telephone-event', 'telephone-xxxxx');
    const [call] = await stage.talk(ada, bob, '101');
    await call.sendDtmf('7#');
    const bodies = stage.exchange.requests('INFO', '100').map(({ text }) => text);
    expect(bodies).to.have.length(2);
    expect(bodies[0]).to.include('application/dtmf-relay').and.include('Signal=7');
    expect(bodies[1]).to.include('Signal=#');
  });
});
