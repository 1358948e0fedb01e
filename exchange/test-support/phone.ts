import { randomUUID } from 'node:crypto';
import type { SessionState } from 'sip.js';
import {
  Inviter,
  Registerer,
  RegistererState,
  SIPExtension,
  UserAgent,
  type Invitation,
  type InviterOptions,
  type Session,
  type UserAgentDelegate,
} from 'sip.js';
import { DOMAIN } from '../src/accounts.ts';
import type { Exchange } from '../src/exchange.ts';
import { PlainSdp } from './plain-sdp.ts';
import { WsTransport } from './ws-transport.ts';

export const ORIGIN = 'http://localhost:9200';

export interface Lease {
  readonly user: string;
  readonly password: string;
  readonly servers: readonly string[];
}

/** Gets an account the way the app does. */
export async function lease(
  exchange: Exchange,
  preferred?: string,
  client: string = randomUUID(),
): Promise<Lease> {
  const response = await fetch(`http://127.0.0.1:${String(exchange.port)}/lease`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: ORIGIN },
    body: JSON.stringify({ client, ...(preferred === undefined ? {} : { preferred }) }),
  });
  if (!response.ok) throw new Error(`lease: ${String(response.status)}`);
  return (await response.json()) as Lease;
}

/** A SIP.js user agent on the exchange. */
export class Phone {
  readonly user: string;
  readonly agent: UserAgent;
  readonly registerer: Registerer;
  readonly invitations: Invitation[] = [];
  readonly #waiting: ((invitation: Invitation) => void)[] = [];

  constructor(account: Lease, delegate: UserAgentDelegate = {}) {
    this.user = account.user;
    const url = account.servers[0] ?? '';
    class BoundTransport extends WsTransport {
      constructor() {
        super(url, ORIGIN);
      }
    }
    const uri = UserAgent.makeURI(`sip:${account.user}@${DOMAIN}`);
    if (uri === undefined) throw new Error('uri');
    this.agent = new UserAgent({
      uri,
      authorizationUsername: account.user,
      authorizationPassword: account.password,
      displayName: `Test ${account.user}`,
      transportConstructor: BoundTransport,
      sessionDescriptionHandlerFactory: () => new PlainSdp(),
      sipExtensionReplaces: SIPExtension.Supported,
      logBuiltinEnabled: false,
      delegate: {
        ...delegate,
        onInvite: (invitation) => {
          this.invitations.push(invitation);
          this.#waiting.shift()?.(invitation);
        },
      },
    });
    this.registerer = new Registerer(this.agent, { instanceId: randomUUID(), regId: 1, expires: 600 });
  }

  async start(): Promise<this> {
    await this.agent.start();
    await this.register();
    return this;
  }

  async register(): Promise<void> {
    const done = new Promise<void>((resolve, reject) => {
      this.registerer.stateChange.addListener((state) => {
        if (state === RegistererState.Registered) resolve();
        if (state === RegistererState.Unregistered) reject(new Error('not registered'));
      });
    });
    await this.registerer.register();
    await done;
  }

  call(target: string, options: InviterOptions = {}): Inviter {
    const uri = UserAgent.makeURI(target.includes(':') ? target : `sip:${target}@${DOMAIN}`);
    if (uri === undefined) throw new Error('uri');
    return new Inviter(this.agent, uri, options);
  }

  /** The next incoming call. */
  ring(): Promise<Invitation> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
    });
  }

  async stop(): Promise<void> {
    await this.agent.stop();
  }
}

/** Resolves when the session reaches the state. */
export function reached(session: Session, state: SessionState): Promise<void> {
  return new Promise((resolve) => {
    if (session.state === state) resolve();
    session.stateChange.addListener((now) => {
      if (now === state) resolve();
    });
  });
}
