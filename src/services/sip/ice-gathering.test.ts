import { expect } from '@open-wc/testing';
import { FakeClock, settled } from '../../../test/support/fake-clock.ts';
import { IceGathering } from './ice-gathering.ts';
import { IceHealth } from './ice-health.ts';

/** A peer connection whose gathering goes on for ever and brings nothing. */
class BarrenPeer extends EventTarget {
  readonly iceGatheringState = 'gathering';
  readonly signalingState = 'have-local-offer';
}

describe('IceGathering', () => {
  it('waits on the given timers alone: those of a hidden page come up to a second late', async () => {
    const clock = new FakeClock();
    const health = new IceHealth();
    const servers = ['stun:stun.invalid'];
    const gathering = new IceGathering(new BarrenPeer() as unknown as RTCPeerConnection, {
      servers,
      relayOnly: false,
      health,
      timers: clock,
    });
    gathering.begin(false);
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
});
