import { expect } from '@open-wc/testing';
import { FakeClock } from '../../../test/support/fake-clock.ts';
import { isAppError } from '../../lib/app-error.ts';
import { closePeer, IceAhead, offerOn } from './ice-ahead.ts';
import type { GatheringPeer } from './ice-ahead.ts';

const PLAIN = { iceServers: [], relayOnly: false };
const OTHER = { iceServers: [{ url: 'stun:192.0.2.1' }], relayOnly: false };

describe('a peer connection made ahead', () => {
  let clock: FakeClock;
  let ahead: IceAhead;
  /** Every one that was made, in order. */
  let peers: RTCPeerConnection[];
  const browsers = window.RTCPeerConnection;

  beforeEach(() => {
    const made: RTCPeerConnection[] = [];
    peers = made;
    window.RTCPeerConnection = class extends browsers {
      constructor(configuration?: RTCConfiguration) {
        super(configuration);
        made.push(this);
      }
    };
    clock = new FakeClock();
    ahead = new IceAhead(clock);
  });

  afterEach(() => {
    ahead.drop();
    for (const peer of peers) peer.close();
    window.RTCPeerConnection = browsers;
  });

  it('is taken with its offer standing and candidates in it, once', async () => {
    ahead.prepare(PLAIN);
    const made = ahead.take(PLAIN);
    await made.offered;
    await made.gathering.enough();
    expect(peers).to.have.length(1);
    expect(made.peer).to.equal(peers[0]);
    expect(made.peer.signalingState).to.equal('have-local-offer');
    expect(made.peer.localDescription?.sdp).to.match(/^a=candidate:.* typ host/m);
    await clock.pass(60_000);
    expect(made.peer.signalingState, 'it does not expire any more').to.equal('have-local-offer');
    const second = ahead.take(PLAIN);
    expect(second.peer).not.to.equal(made.peer);
    expect(second.offered).to.equal(undefined);
    closePeer(made);
    closePeer(second);
  });

  it('is made once, however often a person types', () => {
    for (let digit = 0; digit < 5; digit++) ahead.prepare({ ...PLAIN });
    expect(peers).to.have.length(1);
  });

  it('makes way for another with other servers, and is not given to who needs others', () => {
    ahead.prepare(PLAIN);
    const misfit = ahead.take(OTHER);
    expect(misfit.peer).not.to.equal(peers[0]);
    expect(peers[0]!.signalingState, 'the first still waits').not.to.equal('closed');
    closePeer(misfit);
    ahead.prepare(OTHER);
    expect(peers[0]!.signalingState).to.equal('closed');
    expect(ahead.take(OTHER).peer).to.equal(peers.at(-1));
    for (const relayOnly of [true, false]) ahead.prepare({ ...PLAIN, relayOnly });
    expect(peers.at(-2)!.signalingState).to.equal('closed');
  });

  it('expires before a NAT forgets it', async () => {
    ahead.prepare(PLAIN);
    await clock.pass(29_999);
    expect(peers[0]!.signalingState).not.to.equal('closed');
    await clock.pass(1);
    expect(peers[0]!.signalingState).to.equal('closed');
    expect(ahead.take(PLAIN).offered).to.equal(undefined);
  });

  it('is dropped with its timer, and its offer may still be under way', async () => {
    ahead.prepare(PLAIN);
    ahead.drop();
    expect(peers[0]!.signalingState).to.equal('closed');
    expect(clock.waiting).to.equal(0);
    await clock.pass(60_000);
    ahead.drop();
  });

  it('was closed by the browser: a call gets a new one', () => {
    ahead.prepare(PLAIN);
    peers[0]!.close();
    expect(ahead.take(PLAIN).peer).to.equal(peers[1]);
  });

  describe('relay only', () => {
    const candidatesOf = async (made: GatheringPeer): Promise<readonly (string | null)[]> => {
      const types: (string | null)[] = [];
      const complete = new Promise<void>((resolve) => {
        made.peer.addEventListener('icecandidate', ({ candidate }) => {
          if (candidate === null) resolve();
          else types.push(candidate.type);
        });
      });
      await offerOn(made);
      await complete;
      return types;
    };

    it('no address of this machine leaves the browser, and without a relay there is no call', async () => {
      expect(await candidatesOf(ahead.create(PLAIN))).to.include('host');
      const made = ahead.create({ ...PLAIN, relayOnly: true });
      expect(await candidatesOf(made)).to.be.empty;
      expect(made.peer.localDescription?.sdp).not.to.include('a=candidate');
      const refused: unknown = await made.gathering.enough().catch((error: unknown) => error);
      expect(isAppError(refused, 'call/refused')).to.be.true;
    });
  });

  describe('with servers that the browser refuses', () => {
    const BOB = { username: 'bob', credential: 'secret' };
    const create = (config: Parameters<IceAhead['create']>[0]): RTCConfiguration =>
      ahead.create(config).peer.getConfiguration();

    for (const url of ['turn:x.example:3478', 'stun::3478', 'stun:a:99999', 'nonsense']) {
      it(`drops ${url} and goes on with the others`, () => {
        const { iceServers } = create({
          iceServers: [{ url }, { url: 'turn:127.0.0.1:9', ...BOB }],
          relayOnly: false,
        });
        expect(iceServers?.map(({ urls }) => [urls].flat()[0])).to.deep.equal(['turn:127.0.0.1:9']);
      });
    }

    it('goes on sending through TURN only where that was asked for', () => {
      const config = create({ iceServers: [{ url: 'turn:127.0.0.1:9' }], relayOnly: true });
      expect(config.iceTransportPolicy).to.equal('relay');
      expect(config.iceServers).to.deep.equal([]);
    });
  });
});
