import { expect } from '@open-wc/testing';
import { TIMERS } from '../../../test/fakes/sip-world.ts';
import { IceAhead, closePeer } from './ice-ahead.ts';
import type { GatheringPeer } from './ice-ahead.ts';

const BOB = { username: 'bob', credential: 'secret' };

describe('IceAhead', () => {
  const made: GatheringPeer[] = [];
  const create = (config: Parameters<IceAhead['create']>[0]): RTCConfiguration => {
    const peer = new IceAhead(TIMERS).create(config);
    made.push(peer);
    return peer.peer.getConfiguration();
  };
  afterEach(() => {
    made.splice(0).forEach(closePeer);
  });

  for (const url of ['turn:x.example:3478', 'stun::3478', 'stun:a:99999', 'nonsense']) {
    it(`drops ${url}, which the browser refuses, and goes on with the others`, () => {
      const { iceServers } = create({
        iceServers: [{ url }, { url: 'turn:127.0.0.1:9', ...BOB }],
        relayOnly: false,
      });
      expect(iceServers?.map(({ urls }) => [urls].flat()[0])).to.deep.equal(['turn:127.0.0.1:9']);
    });
  }

  it('sends through TURN only where there is a TURN server that can be used', () => {
    const { iceTransportPolicy } = create({
      iceServers: [{ url: 'turn:127.0.0.1:9', ...BOB }],
      relayOnly: true,
    });
    expect(iceTransportPolicy).to.equal('relay');
  });

  it('makes the call without a relay rather than none when no TURN server can be used', () => {
    const config = create({ iceServers: [{ url: 'turn:127.0.0.1:9' }], relayOnly: true });
    expect(config.iceTransportPolicy).to.equal('all');
    expect(config.iceServers).to.deep.equal([]);
  });
});
