import { Inviter, Registerer, RegistererState, SessionState, UserAgent, Web } from 'sip.js';
import type { Invitation, Session } from 'sip.js';

/** Runs in the browser: the least page that makes a phone of SIP.js, with all its defaults. */

export interface BareAccount {
  readonly user: string;
  readonly password: string;
  readonly domain: string;
  readonly server: string;
  /** SIP.js has a public STUN server by default; the measurement names its own, or none. */
  readonly stun: string | undefined;
}

declare global {
  interface Window {
    startBarePhone(account: BareAccount): Promise<void>;
  }
}

const element = (id: string): HTMLElement => document.getElementById(id)!;
const audio = document.querySelector('audio')!;
const number = document.querySelector('input')!;

function play(session: Session): void {
  const { sessionDescriptionHandler } = session;
  if (!(sessionDescriptionHandler instanceof Web.SessionDescriptionHandler)) return;
  audio.srcObject = sessionDescriptionHandler.remoteMediaStream;
  audio.play().catch(() => undefined);
}

function end(session: Session): Promise<unknown> {
  if (session instanceof Inviter && session.state !== SessionState.Established) return session.cancel();
  return session.bye();
}

window.startBarePhone = async ({ user, password, domain, server, stun }) => {
  let session: Session | undefined;
  let ringing: Invitation | undefined;
  const follow = (next: Session): void => {
    session = next;
    next.stateChange.addListener((state) => {
      document.body.dataset.call = state;
      if (state === SessionState.Established) play(next);
    });
  };
  const userAgent = new UserAgent({
    uri: UserAgent.makeURI(`sip:${user}@${domain}`)!,
    authorizationUsername: user,
    authorizationPassword: password,
    transportOptions: { server },
    logBuiltinEnabled: false,
    sessionDescriptionHandlerFactoryOptions: {
      peerConnectionConfiguration: { iceServers: stun === undefined ? [] : [{ urls: stun }] },
    },
    delegate: {
      onInvite: (invitation) => {
        ringing = invitation;
        follow(invitation);
        element('answer').hidden = false;
      },
    },
  });
  element('dial').addEventListener('submit', (event) => {
    event.preventDefault();
    const target = UserAgent.makeURI(`sip:${number.value}@${domain}`)!;
    const inviter = new Inviter(userAgent, target);
    follow(inviter);
    void inviter.invite();
  });
  element('answer').addEventListener('click', () => {
    element('answer').hidden = true;
    void ringing?.accept();
  });
  element('end').addEventListener('click', () => void (session && end(session)));
  await userAgent.start();
  const registerer = new Registerer(userAgent);
  await registerer.register();
  await new Promise<void>((resolve) => {
    registerer.stateChange.addListener((state) => {
      if (state === RegistererState.Registered) resolve();
    });
  });
};
