import { TransportState, UserAgentState } from 'sip.js';
import type { UserAgent } from 'sip.js';
import type { LineProblem, LinkSnapshot } from '../../domain/call/line.ts';
import { AppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import { KeepAlive } from './keep-alive.ts';
import { optionsProbe } from './keep-alive-options.ts';
import type { OptionsProbe } from './keep-alive-options.ts';
import type { Timers } from './ports.ts';
import { SipTransport } from './transport.ts';
import type { LinkError, Socket } from './transport.ts';

export interface LinkOptions {
  readonly servers: readonly string[];
  readonly timers: Timers;
  readonly now: () => number;
  /** Whether the browser believes that there is a network. */
  readonly online: () => boolean;
  /** User part of our Contact. */
  readonly ownContact: string;
  readonly openSocket?: (url: string) => Socket;
  readonly onOpen: () => void;
  /** It was lost, died, or could not be opened. Not called for `leaveServer` and `close`. */
  readonly onDown: (error: LinkError) => void;
  readonly onChange: (link: LinkSnapshot) => void;
}

/** `heardAt` is shown to a person; every message would be too often. */
const HEARD_STEP_MS = 1000;
const log = logger('sip');

/** The WebSocket of a line, with its keep-alive. It is opened by `connect` and never renews itself. */
export class Link {
  readonly transport: SipTransport;
  readonly #options: LinkOptions;
  readonly #keepAlive: KeepAlive;
  #userAgent: UserAgent | undefined;
  #probe: OptionsProbe | undefined;
  #snapshot: LinkSnapshot;
  #heard = false;

  constructor(options: LinkOptions) {
    this.#options = options;
    this.#snapshot = Object.freeze({ state: 'closed', since: options.now() });
    this.transport = new SipTransport({
      servers: options.servers,
      timers: options.timers,
      ownContact: options.ownContact,
      ...(options.openSocket !== undefined && { openSocket: options.openSocket }),
      onHeard: (pong) => {
        this.#onHeard(pong);
      },
      intercept: (message) => {
        const answer = this.#probe?.answeredBy(message) ?? false;
        if (answer) this.#keepAlive.heard('answer');
        return answer;
      },
      onLinkChange: (error) => {
        this.#onLinkChange(error);
      },
    });
    this.#keepAlive = new KeepAlive(
      {
        ping: () => {
          this.transport.ping();
        },
        ask: () => {
          this.#ask();
        },
        dead: () => {
          this.transport.abandon('server-silent', 'nothing heard');
        },
      },
      options.timers,
      options.now,
    );
  }

  get snapshot(): LinkSnapshot {
    return this.#snapshot;
  }

  get open(): boolean {
    return this.transport.isConnected();
  }

  /** Anything was heard on this connection. */
  get heard(): boolean {
    return this.#heard;
  }

  /** The user agent that this link belongs to; before the first `connect`. */
  use(userAgent: UserAgent): void {
    this.#userAgent = userAgent;
  }

  /** Opens the link; `onOpen` or `onDown` follows. */
  connect(): void {
    const opened =
      this.#userAgent?.state === UserAgentState.Stopped ? this.#userAgent.start() : this.transport.connect();
    opened.catch((error: unknown) => {
      log.debug('link not opened', error);
    });
  }

  /** Asks whether the server is still there. False when that cannot be asked: closed, or not known to answer. */
  probe(): boolean {
    return this.open && this.#keepAlive.probe();
  }

  /** Closes without a word to `onDown`; the next `connect` takes the next address. */
  leaveServer(): void {
    this.transport.nextServer();
    this.close().catch((error: unknown) => {
      log.debug('link not closed', error);
    });
  }

  async close(): Promise<void> {
    this.#keepAlive.stop();
    await this.transport.disconnect();
  }

  #ask(): void {
    const userAgent = this.#userAgent;
    if (userAgent === undefined) return;
    this.#probe ??= optionsProbe(userAgent.configuration.uri, {
      protocol: this.transport.protocol,
      host: userAgent.configuration.viaHost,
    });
    this.transport.send(this.#probe.message).catch((error: unknown) => {
      log.debug('OPTIONS not sent', error);
    });
  }

  #onHeard(pong: boolean): void {
    const heardAt = this.#options.now();
    this.#heard = true;
    if (heardAt - (this.#snapshot.heardAt ?? 0) >= HEARD_STEP_MS)
      this.#change({ ...this.#snapshot, heardAt });
    this.#keepAlive.heard(pong ? 'pong' : 'other');
  }

  #onLinkChange(error: LinkError | undefined): void {
    const since = this.#options.now();
    const { url } = this.transport;
    switch (this.transport.state) {
      case TransportState.Connecting:
        this.#heard = false;
        this.#change({ state: 'opening', url, since });
        break;
      case TransportState.Connected:
        this.#change({ state: 'open', url, since });
        this.#keepAlive.start();
        this.#options.onOpen();
        break;
      case TransportState.Disconnecting:
        break;
      case TransportState.Disconnected:
        this.#keepAlive.stop();
        this.#change({ state: 'closed', url, since });
        if (error !== undefined) this.#options.onDown(this.#named(error));
        break;
    }
  }

  /** Without a network the server is not to blame. */
  #named(error: LinkError): LinkError {
    const network = error.code === 'server-unreachable' || error.code === 'connection-lost';
    return network && !this.#options.online() ? new AppError<LineProblem>('offline', error.detail) : error;
  }

  #change(snapshot: LinkSnapshot): void {
    this.#snapshot = Object.freeze(snapshot);
    this.#options.onChange(this.#snapshot);
  }
}
