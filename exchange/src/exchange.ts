import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WebSocket } from 'ws';
import type { MailboxCount } from './events/voicemail.ts';
import { HttpApi } from './http/http-api.ts';
import { Leases } from './http/leases.ts';
import { Listener } from './http/listener.ts';
import { accessRules } from './http/origins.ts';
import { serveSocket } from './http/sip-socket.ts';
import type { DigestAlgorithm } from './registrar/digest.ts';
import { Switchboard } from './switchboard.ts';
import { DEFAULT_TIMERS, type Timers } from './timers.ts';

export interface ExchangeOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Exact origins of the pages that may connect, such as `http://localhost:8420`. */
  readonly origins: readonly string[];
  /** Another address than loopback. Whoever reaches it can try to sign in: a deliberate choice. */
  readonly address?: string;
  /** Further names the exchange is reached by, for the Host check. */
  readonly hosts?: readonly string[];
  readonly timers?: Partial<Timers>;
  /** Digest algorithms offered, preferred first. MD5 alone when missing: it is what softphones know. */
  readonly digestAlgorithms?: readonly DigestAlgorithm[];
}

/** A running practice exchange. */
export interface Exchange {
  readonly port: number;
  readonly origins: readonly string[];
  /** Sets the message counts of an account's mailbox; its subscribers are told (RFC 3842). */
  setVoicemail(user: string, count: MailboxCount): void;
  /** Cuts every WebSocket without a goodbye; registrations and calls stay for those who come back. */
  dropConnections(): void;
  /** Ends all connections and frees the port. */
  close(): Promise<void>;
}

const LOOPBACK = ['127.0.0.1', '::1'];

/** Starts the exchange. Rejects with the error of the system when the port can't be had. */
export async function startExchange(options: ExchangeOptions): Promise<Exchange> {
  const timers: Timers = { ...DEFAULT_TIMERS, ...options.timers };
  const board = new Switchboard({
    timers,
    algorithms: options.digestAlgorithms ?? ['MD5'],
    onUnreachable: (user) => {
      leases.released(user);
    },
  });
  const { accounts, core } = board;
  const isRegistered = (user: string): boolean => core.location.reachable(user).length > 0;
  const leases = new Leases([...accounts.values()], isRegistered, timers.lease);
  let rules = accessRules([], 0, []);
  let onHttp: (request: IncomingMessage, response: ServerResponse) => void = (_, response) =>
    response.destroy();
  const listener = new Listener({
    rules: () => rules,
    onHttp: (request, response) => {
      onHttp(request, response);
    },
    onSocket: (socket: WebSocket) => {
      serveSocket(socket, timers, {
        onMessage: (flow, bytes) => {
          core.receive(flow, bytes);
        },
        onEnd: (flow) => {
          core.connectionLost(flow);
        },
      });
    },
  });
  const addresses = options.address === undefined ? LOOPBACK : [options.address];
  const port = await listener.listen(options.port, addresses);
  rules = accessRules(options.origins, port, options.hosts ?? []);
  const status = () => ({
    accounts: accounts.size,
    leased: leases.size,
    registered: core.location.registeredUsers(),
    connections: listener.connections,
    calls: board.calls,
  });
  const api = new HttpApi(rules, leases, status);
  onHttp = (request, response) => {
    api.handle(request, response).catch(() => {
      response.destroy();
    });
  };
  return {
    port,
    origins: options.origins,
    setVoicemail: (user, count) => {
      board.voicemail.set(user, count);
    },
    dropConnections: () => {
      listener.dropConnections();
    },
    close: async () => {
      await board.close();
      await listener.close();
    },
  };
}
