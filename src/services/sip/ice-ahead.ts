import type { Profile } from '../../domain/account/profile.ts';
import { logger } from '../../lib/logger.ts';
import type { Timers } from './ports.ts';
import { IceGathering } from './ice-gathering.ts';
import { IceHealth } from './ice-health.ts';

/** A peer connection with one audio transceiver, and its gathering. */
export interface GatheringPeer {
  readonly peer: RTCPeerConnection;
  readonly gathering: IceGathering;
  /** Settles when the offer made ahead stands; undefined when none was asked for. */
  readonly offered?: Promise<void>;
}

type IceConfig = Pick<Profile, 'iceServers' | 'relayOnly'>;

const log = logger('media');

/** Bindings of a NAT live at least this long (RFC 4787 REQ-5 says 2 minutes; many do half a minute). */
const KEEP_MS = 30_000;

export function closePeer({ peer, gathering }: GatheringPeer): void {
  gathering.close();
  peer.close();
}

/** Makes peer connections, and one ahead of time: its offer stands and its candidates are in when a person presses "call". */
export class IceAhead {
  readonly #timers: Timers;
  readonly #health = new IceHealth();
  #ready: { readonly key: string; readonly made: GatheringPeer; readonly keep: () => void } | undefined;

  constructor(timers: Timers) {
    this.#timers = timers;
  }

  /** Gathers for the account, unless that is done already. */
  prepare(config: IceConfig): void {
    const key = JSON.stringify([config.iceServers, config.relayOnly]);
    if (this.#ready?.key === key) return;
    this.drop();
    const fresh = this.create(config);
    const offered = offerOn(fresh);
    const made = { ...fresh, offered };
    const cancel = this.#timers.after(KEEP_MS, () => {
      this.drop();
    });
    this.#ready = { key, made, keep: cancel };
    offered.catch(() => {
      // Closed before it was ready, or the browser refused the configuration; a call makes its own and says why.
      if (this.#ready?.made === made) this.drop();
    });
  }

  /** The one made ahead when it fits, else a new one. It belongs to the caller. */
  take(config: IceConfig): GatheringPeer {
    const ready = this.#ready;
    const key = JSON.stringify([config.iceServers, config.relayOnly]);
    if (ready?.key !== key || ready.made.peer.signalingState === 'closed') return this.create(config);
    this.#ready = undefined;
    ready.keep();
    return ready.made;
  }

  create({ iceServers, relayOnly }: IceConfig): GatheringPeer {
    const known = iceServers.map(({ url, username, credential }) => ({
      urls: url,
      ...(username !== undefined && { username }),
      ...(credential !== undefined && { credential }),
    }));
    const peer = connect(known, relayOnly ? 'relay' : 'all');
    const servers = (peer.getConfiguration().iceServers ?? []).flatMap(({ urls }) => urls);
    const options = { servers, relayOnly, health: this.#health, timers: this.#timers };
    return { peer, gathering: new IceGathering(peer, options) };
  }

  drop(): void {
    const ready = this.#ready;
    this.#ready = undefined;
    if (ready === undefined) return;
    ready.keep();
    closePeer(ready.made);
  }
}

/**
 * A peer connection without the servers that the browser refuses (a TURN server whose credential cannot be read): one of
 * them would cost every call, an emergency call among them.
 */
function connect(iceServers: RTCIceServer[], iceTransportPolicy: RTCIceTransportPolicy): RTCPeerConnection {
  try {
    // Not `max-bundle`: many answers (rtpengine's among them) have no BUNDLE group, and Chromium then refuses them.
    return new RTCPeerConnection({ iceServers, iceTransportPolicy });
  } catch (error) {
    if (iceServers.length === 0) throw error;
    const taken = iceServers.filter(isTaken);
    return connect(taken.length < iceServers.length ? taken : [], iceTransportPolicy);
  }
}

function isTaken(server: RTCIceServer): boolean {
  try {
    new RTCPeerConnection({ iceServers: [server] }).close();
    return true;
  } catch (error) {
    log.warn('the browser refuses a STUN or TURN server', error);
    return false;
  }
}

/** Makes the first offer of a fresh peer connection; gathering starts. */
export async function offerOn({ peer, gathering }: GatheringPeer): Promise<void> {
  if (peer.getTransceivers().length === 0) peer.addTransceiver('audio', { direction: 'sendrecv' });
  const offer = await peer.createOffer();
  await peer.setLocalDescription(offer);
  gathering.begin(false);
}
