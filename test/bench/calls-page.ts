import { Inviter, SessionState, UserAgent } from 'sip.js';
import type { Invitation, Transport } from 'sip.js';
import type { SipMedia } from '../../src/services/sip/ports.ts';
import { SipTransport } from '../../src/services/sip/transport.ts';
import { MemoryExchange } from '../fakes/memory-exchange.ts';
import { callIn, eventually, phone, TIMERS, until } from '../fakes/sip-world.ts';
import type { Phone } from '../fakes/sip-world.ts';

/** Runs in the browser: this phone and SIP.js with its defaults, both over the same exchange in memory. Milliseconds. */

export interface Figures {
  readonly invite: number;
  readonly ok: number;
  readonly audio: number;
}

const peers: RTCPeerConnection[] = [];

/** Remembers every peer connection, so that the first packet can be seen from outside. */
class WatchedPeer extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    peers.push(this);
  }
}
window.RTCPeerConnection = WatchedPeer;

async function received(peer: RTCPeerConnection): Promise<number> {
  let packets = 0;
  (await peer.getStats()).forEach((entry: { readonly type: string; readonly packetsReceived?: number }) => {
    if (entry.type === 'inbound-rtp') packets += entry.packetsReceived ?? 0;
  });
  return packets;
}

async function firstPacket(from: number): Promise<number> {
  const end = performance.now() + 10_000;
  while (performance.now() < end) {
    for (const peer of peers.slice(from)) {
      if (peer.signalingState !== 'closed' && (await received(peer)) > 0) return performance.now();
    }
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
  return Number.POSITIVE_INFINITY;
}

const inviteAt = async (exchange: MemoryExchange): Promise<number> => {
  await eventually(() => exchange.requests('INVITE', '100').length > 0, 'INVITE', 60_000);
  return exchange.requests('INVITE', '100')[0]!.at;
};
const okAt = async (exchange: MemoryExchange): Promise<number> => {
  const found = (): number | undefined =>
    exchange.responses('INVITE', '100').find(({ text }) => text.startsWith('SIP/2.0 200'))?.at;
  await eventually(() => found() !== undefined, '200', 60_000);
  return found()!;
};

/** The microphone of the browser, as the app opens it. */
class RealMedia {
  readonly microphoneAccess: SipMedia['microphoneAccess'] = () => Promise.resolve('granted');
  readonly openMicrophone: SipMedia['openMicrophone'] = async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const [track] = stream.getAudioTracks();
    return {
      track: track!,
      onReplaced: () => undefined,
      close: () => {
        track!.stop();
      },
    };
  };
}

async function open(exchange: MemoryExchange, user: string, stun?: string): Promise<Phone> {
  const opened = await phone(exchange, user, {
    profile: { iceServers: stun === undefined ? [] : [{ url: stun }] },
  });
  Object.assign(opened.media, new RealMedia());
  return opened;
}

export async function ours(stun?: string, typed = false): Promise<Figures> {
  const exchange = new MemoryExchange();
  const ada = await open(exchange, '100', stun);
  const bob = await open(exchange, '101', stun);
  if (typed) {
    ada.control.prepare();
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const clicked = performance.now();
  const call = await ada.control.dial({ target: '101' });
  const invite = (await inviteAt(exchange)) - clicked;
  const { id } = await callIn(bob, 'ringing');
  await new Promise((resolve) => setTimeout(resolve, 300));
  const from = peers.length - 1;
  const answered = performance.now();
  void bob.control.call(id)!.answer();
  const [ok, audio] = await Promise.all([okAt(exchange), firstPacket(from)]);
  await until(call.state, ({ phase }) => phase === 'connected');
  await Promise.all([ada.close(), bob.close()]);
  return { invite, ok: ok - answered, audio: audio - answered };
}

/** A page on SIP.js: its own session description handler and all its defaults; only the socket is the one in memory. */
async function bare(
  exchange: MemoryExchange,
  user: string,
  stun: string | undefined,
  onInvite: (invitation: Invitation) => void,
): Promise<UserAgent> {
  const transport = new SipTransport({
    servers: ['ws://memory.invalid'],
    timers: TIMERS,
    ownContact: user,
    openSocket: exchange.socketFor(user),
  });
  const userAgent = new UserAgent({
    uri: UserAgent.makeURI(`sip:${user}@example.com`)!,
    contactName: user,
    logBuiltinEnabled: false,
    sessionDescriptionHandlerFactoryOptions: {
      peerConnectionConfiguration: { iceServers: stun === undefined ? [] : [{ urls: stun }] },
    },
    // SIP.js constructs its transport itself; a function that returns an object is a constructor too.
    transportConstructor: function () {
      return transport;
    } as unknown as new () => Transport,
    delegate: { onInvite },
  });
  await userAgent.start();
  return userAgent;
}

export async function sipjs(stun?: string): Promise<Figures> {
  const exchange = new MemoryExchange();
  let ringing: Invitation | undefined;
  const ada = await bare(exchange, '100', stun, () => undefined);
  const bob = await bare(exchange, '101', stun, (invitation) => {
    ringing = invitation;
  });
  const clicked = performance.now();
  const inviter = new Inviter(ada, UserAgent.makeURI('sip:101@example.com')!);
  void inviter.invite();
  const invite = (await inviteAt(exchange)) - clicked;
  await eventually(() => ringing !== undefined, 'ringing');
  await new Promise((resolve) => setTimeout(resolve, 300));
  const from = peers.length;
  const answered = performance.now();
  void ringing!.accept();
  const [ok, audio] = await Promise.all([okAt(exchange), firstPacket(from)]);
  await eventually(() => inviter.state === SessionState.Established, 'established');
  await inviter.bye();
  await Promise.all([ada.stop(), bob.stop()]);
  return { invite, ok: ok - answered, audio: audio - answered };
}

Object.assign(window, { callsBench: { ours, sipjs } });
