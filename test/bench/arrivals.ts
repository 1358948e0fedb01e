import { createRequire } from 'node:module';
import type * as Ws from 'ws';

/** The copy that the exchange uses, which runs in this process. */
const require = createRequire(new URL('../../exchange/package.json', import.meta.url));
const { WebSocket: ServerSocket } = require('ws') as typeof Ws;

/** Notes when messages reach the sockets of the exchange: `performance`-precise milliseconds since the epoch. */
export class Arrivals {
  readonly #emit = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(ServerSocket.prototype), 'emit')
    ?.value as (this: unknown, name: string, ...rest: unknown[]) => boolean;
  #invites: number[] = [];

  constructor() {
    const [emit, invites] = [this.#emit, this.#invites];
    Object.defineProperty(ServerSocket.prototype, 'emit', {
      configurable: true,
      value(this: unknown, name: string, ...rest: unknown[]): boolean {
        if (name === 'message' && String(rest[0]).startsWith('INVITE '))
          invites.push(performance.timeOrigin + performance.now());
        return emit.call(this, name, ...rest);
      },
    });
  }

  /** When the first INVITE after that moment came. */
  inviteAfter(moment: number): number {
    return this.#invites.find((at) => at >= moment) ?? Infinity;
  }

  close(): void {
    Reflect.deleteProperty(ServerSocket.prototype, 'emit');
  }
}
