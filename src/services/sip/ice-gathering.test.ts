import { expect } from '@open-wc/testing';
import { Inviter, UserAgent, Web } from 'sip.js';
import { FakeClock, settled } from '../../../test/support/fake-clock.ts';
import { FakeSipServer } from '../../../test/support/fake-sip-server.ts';
import { plainUserAgent } from '../../../test/support/plain-sip.ts';
import { isAppError } from '../../lib/app-error.ts';
import { IceGathering } from './ice-gathering.ts';
import { IceHealth } from './ice-health.ts';
import { IceWatch } from './ice-watch.ts';

/** The part of a peer connection that gathering and its watch look at, and a test plays. */
class FakePeer extends EventTarget {
  iceGatheringState: RTCIceGatheringState = 'gathering';
  signalingState: RTCSignalingState = 'have-local-offer';
  connectionState: RTCPeerConnectionState = 'new';

  candidate(type: RTCIceCandidateType, url?: string): void {
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: { type }, url }));
  }

  complete(): void {
    this.iceGatheringState = 'complete';
    this.dispatchEvent(Object.assign(new Event('icecandidate'), { candidate: null }));
    this.dispatchEvent(new Event('icegatheringstatechange'));
  }

  connection(state: RTCPeerConnectionState): void {
    this.connectionState = state;
    this.dispatchEvent(new Event('connectionstatechange'));
  }

  /** Nothing else of a peer connection is touched. */
  get asPeer(): RTCPeerConnection {
    return this as unknown as RTCPeerConnection;
  }
}

const STUN = 'stun:192.0.2.1';

describe('gathering', () => {
  let peer: FakePeer;
  let health: IceHealth;
  let clock: FakeClock;
  const open: IceGathering[] = [];
  const begin = (servers: readonly string[], relayOnly = false): IceGathering => {
    peer = new FakePeer();
    const gathering = new IceGathering(peer.asPeer, { servers, relayOnly, health, timers: clock });
    open.push(gathering);
    gathering.begin(false);
    return gathering;
  };
  const outcome = (gathering: IceGathering): { readonly value: () => unknown } => {
    let value: unknown = 'waits';
    gathering.enough().then(
      () => {
        value = 'sends';
      },
      (error: unknown) => {
        value = error;
      },
    );
    return { value: () => value };
  };

  beforeEach(() => {
    health = new IceHealth();
    clock = new FakeClock();
  });

  afterEach(() => {
    for (const gathering of open.splice(0)) gathering.close();
  });

  it('SIP.js asks a server of Google, and waits 5 s for the last candidate', () => {
    const userAgent = plainUserAgent(new FakeSipServer());
    const session = new Inviter(userAgent, UserAgent.makeURI('sip:101@practice.test')!);
    const made = userAgent.configuration.sessionDescriptionHandlerFactory(
      session,
      userAgent.configuration.sessionDescriptionHandlerFactoryOptions,
    );
    if (!(made instanceof Web.SessionDescriptionHandler)) throw new Error('the default is another one');
    expect(made.peerConnection?.getConfiguration().iceServers?.flatMap(({ urls }) => urls)).to.deep.equal([
      'stun:stun.l.google.com:19302',
    ]);
    expect(Reflect.get(made, 'sessionDescriptionHandlerConfiguration')).to.deep.include({
      iceGatheringTimeout: 5000,
    });
    made.close();
    userAgent.userAgentCore.dispose();
  });

  it('SIP.js sends no offer while one server is silent, though it has what it needs', async () => {
    const userAgent = plainUserAgent(new FakeSipServer());
    const session = new Inviter(userAgent, UserAgent.makeURI('sip:101@practice.test')!);
    const handler = Web.defaultSessionDescriptionHandlerFactory(() => {
      const context = new AudioContext();
      return Promise.resolve(context.createMediaStreamDestination().stream);
    })(session, { peerConnectionConfiguration: { iceServers: [] } });
    if (!(handler instanceof Web.SessionDescriptionHandler)) throw new Error('the default is another one');
    // A gathering that does not complete, as with a dead server: the browser's own state, held back.
    Object.defineProperty(handler.peerConnection, 'iceGatheringState', { value: 'gathering' });
    handler.peerConnection!.onicegatheringstatechange = null;
    handler.peerConnection!.onicecandidate = null;
    let sent = false;
    const described = handler.getDescription({ iceGatheringTimeout: 400 }).then(() => {
      sent = true;
    });
    while (!(handler.peerConnection?.localDescription?.sdp.includes('typ host') ?? false))
      await new Promise((resolve) => setTimeout(resolve, 5));
    expect(sent, 'a host candidate is in').to.be.false;
    await described;
    handler.close();
    userAgent.userAgentCore.dispose();
  });

  it('we send with the first host candidate where no server is configured', async () => {
    const result = outcome(begin([]));
    await settled();
    expect(result.value()).to.equal('waits');
    peer.candidate('host');
    await settled();
    expect(result.value()).to.equal('sends');
  });

  it('relay only: the first relayed candidate counts, and no other', async () => {
    const result = outcome(begin(['turn:192.0.2.1'], true));
    peer.candidate('host');
    peer.candidate('srflx');
    await settled();
    expect(result.value()).to.equal('waits');
    peer.candidate('relay');
    await settled();
    expect(result.value()).to.equal('sends');
  });

  it('relay only: complete without one is an error that can be said', async () => {
    const result = outcome(begin(['turn:192.0.2.1'], true));
    peer.complete();
    await settled();
    expect(isAppError(result.value(), 'call/refused')).to.be.true;
  });

  it('a server that was silent is not waited for the next time, until it answers', async () => {
    const first = outcome(begin([STUN]));
    peer.candidate('host');
    await settled();
    expect(first.value(), 'it may still answer').to.equal('waits');
    peer.complete();
    await settled();
    expect(first.value()).to.equal('sends');
    const second = outcome(begin([STUN]));
    peer.candidate('host');
    await settled();
    expect(second.value(), 'it is known to be dead').to.equal('sends');
    // Chromium writes the port out.
    peer.candidate('srflx', `${STUN}:3478`);
    expect(health.hope([STUN])).to.be.true;
  });

  it('says that a candidate came too late for what was sent, until the next description', async () => {
    const gathering = begin([]);
    peer.candidate('host');
    await gathering.enough();
    expect(gathering.late).to.be.false;
    peer.complete();
    expect(gathering.late, 'the end is no candidate').to.be.false;
    peer.candidate('srflx');
    expect(gathering.late).to.be.true;
    gathering.begin(false);
    expect(gathering.late).to.be.false;
  });

  it('waits on the given timers alone: those of a hidden page come up to a second late', async () => {
    const servers = ['stun:stun.invalid'];
    const gathering = begin(servers);
    let enough = false;
    const waiting = gathering.enough().then(() => {
      enough = true;
    });
    // Longer than each of its waits, in the time of the page.
    await new Promise((resolve) => setTimeout(resolve, 1700));
    expect(enough).to.equal(false);
    expect(health.hope(servers)).to.equal(true);
    await clock.pass(1500);
    await settled();
    await waiting;
    expect(health.hope(servers)).to.equal(false);
    gathering.close();
    expect(clock.waiting).to.equal(0);
  });

  it('who hangs up meanwhile is not kept waiting', async () => {
    const gathering = begin(['turn:192.0.2.1'], true);
    const result = outcome(gathering);
    peer.signalingState = 'closed';
    gathering.close();
    await settled();
    expect(isAppError(result.value(), 'call/not-possible')).to.be.true;
  });
});

describe('the watch over ICE', () => {
  let peer: FakePeer;
  let clock: FakeClock;
  let abort: AbortController;
  let restarts: number;

  beforeEach(() => {
    peer = new FakePeer();
    clock = new FakeClock();
    abort = new AbortController();
    restarts = 0;
    new IceWatch(peer.asPeer, clock, abort.signal, () => {
      restarts++;
    }).start();
  });

  it('restarts at once when it failed, and again every 8 s while that brings nothing', async () => {
    peer.connection('failed');
    expect(restarts).to.equal(1);
    await clock.pass(7999);
    expect(restarts).to.equal(1);
    await clock.pass(1);
    expect(restarts).to.equal(2);
    peer.connection('connected');
    await clock.pass(60_000);
    expect(restarts).to.equal(2);
  });

  it('gives a break 3 s to mend itself', async () => {
    peer.connection('disconnected');
    await clock.pass(2999);
    peer.connection('connected');
    await clock.pass(10_000);
    expect(restarts).to.equal(0);
    peer.connection('disconnected');
    await clock.pass(3000);
    expect(restarts).to.equal(1);
  });

  it('rests when the call is over', async () => {
    peer.connection('disconnected');
    abort.abort();
    peer.connection('failed');
    await clock.pass(60_000);
    expect(restarts).to.equal(0);
    expect(clock.waiting).to.equal(0);
  });
});
