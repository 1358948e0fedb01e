import { Inviter, SessionState, UserAgent, Web } from 'sip.js';
import type { Core, Invitation, InviterOptions, Session, UserAgentOptions } from 'sip.js';
import { PlainTransport } from '../support/plain-sip.ts';
import type { MemoryExchange } from './memory-exchange.ts';
import { eventually, FakeMedia } from './sip-world.ts';

/** A phone that is SIP.js 0.21.2 and nothing else, with its defaults: what tests show the defects with. */
export interface PlainPhone {
  readonly userAgent: UserAgent;
  readonly media: FakeMedia;
  /** What rang, in order. */
  readonly rang: readonly Invitation[];
  /** Each microphone that was opened. */
  readonly tracks: readonly MediaStreamTrack[];
  close(): Promise<void>;
}

export interface PlainOptions {
  readonly userAgent?: UserAgentOptions;
  /** Opens the microphone of a call; a tone of its own when missing. */
  readonly microphone?: () => Promise<MediaStreamTrack>;
}

/** Its transport alone is a fake, on the exchange in memory; and no STUN server is asked, for tests have no network. */
export async function plainPhone(
  exchange: MemoryExchange,
  user: string,
  options: PlainOptions = {},
): Promise<PlainPhone> {
  const media = new FakeMedia(user === '100' ? 440 : 880);
  const { microphone = () => Promise.resolve(media.tone()) } = options;
  const rang: Invitation[] = [];
  const tracks: MediaStreamTrack[] = [];
  const userAgent = new UserAgent({
    uri: UserAgent.makeURI(`sip:${user}@example.com`)!,
    contactName: user,
    transportConstructor: PlainTransport,
    transportOptions: { server: { open: exchange.socketFor(user) } },
    logBuiltinEnabled: false,
    sessionDescriptionHandlerFactory: Web.defaultSessionDescriptionHandlerFactory(async () => {
      const track = await microphone();
      tracks.push(track);
      return new MediaStream([track]);
    }),
    sessionDescriptionHandlerFactoryOptions: { peerConnectionConfiguration: { iceServers: [] } },
    delegate: {
      onInvite: (invitation) => {
        rang.push(invitation);
      },
    },
    ...options.userAgent,
  });
  await userAgent.start();
  return {
    userAgent,
    media,
    rang,
    tracks,
    async close() {
      await userAgent.transport.disconnect();
      // `stop` would wait 32 s for each dialog, see `sip-call-stop.test.ts`.
      for (const session of Object.values(userAgent._sessions)) session.sessionDescriptionHandler?.close();
      userAgent.userAgentCore.dispose();
      await media.close();
    },
  };
}

/** Its media, as the application of SIP.js reaches them. */
export function mediaOf(session: Session): Web.SessionDescriptionHandler {
  if (session.sessionDescriptionHandler instanceof Web.SessionDescriptionHandler)
    return session.sessionDescriptionHandler;
  throw new Error('not the session description handler of SIP.js');
}

/** Dials, and comes back when the INVITE is on its way. */
export async function plainDial(
  { userAgent }: PlainPhone,
  target: string,
  options?: InviterOptions,
): Promise<Inviter> {
  const inviter = new Inviter(userAgent, UserAgent.makeURI(`sip:${target}@example.com`)!, options);
  await inviter.invite();
  return inviter;
}

/** Two plain phones talk. */
export async function plainTalk(from: PlainPhone, to: PlainPhone): Promise<[Inviter, Invitation]> {
  const before = to.rang.length;
  const inviter = await plainDial(from, to.userAgent.configuration.contactName);
  await eventually(() => to.rang.length > before, 'it rings');
  const invitation = to.rang[before]!;
  await invitation.accept();
  await eventually(
    () => inviter.state === SessionState.Established && invitation.state === SessionState.Established,
    'the call is established',
  );
  return [inviter, invitation];
}

/** A re-INVITE; resolves with the status of its final answer, when SIP.js has done what follows from that. */
export async function plainReInvite(
  session: Session,
  options?: Web.SessionDescriptionHandlerOptions & { readonly offerOptions?: RTCOfferOptions },
): Promise<number> {
  const status = await new Promise<number>((resolve, reject) => {
    const answered = ({ message }: Core.IncomingResponse): void => {
      resolve(message.statusCode ?? 0);
    };
    session
      .invite({
        ...(options !== undefined && { sessionDescriptionHandlerOptions: options }),
        requestDelegate: { onAccept: answered, onReject: answered, onRedirect: answered },
      })
      .catch(reject);
  });
  if (status < 300)
    await eventually(() => mediaOf(session).peerConnection?.signalingState === 'stable', 'it is settled');
  return status;
}
