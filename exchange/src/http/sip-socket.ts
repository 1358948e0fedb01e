import { isUtf8 } from 'node:buffer';
import type { WebSocket } from 'ws';
import { Flow } from '../flow.ts';
import { RateLimit } from '../rate-limit.ts';
import type { Timers } from '../timers.ts';

export interface SipSocketEvents {
  /** One SIP message, a byte per character. */
  onMessage(flow: Flow, bytes: string): void;
  onEnd(flow: Flow): void;
}

const MESSAGES_PER_SECOND = 100;
const BURST = 500;
/** Bytes that may wait for a phone that reads too slowly. */
const MAX_UNSENT = 4 * 1024 * 1024;

function toBuffer(data: Buffer | ArrayBuffer | Buffer[]): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}

/** Makes a flow of a WebSocket: limits, keep-alive and the end of it (RFC 7118, RFC 5626 §4.4.1). */
export function serveSocket(socket: WebSocket, timers: Timers, events: SipSocketEvents): Flow {
  const flow = new Flow({
    send: (bytes) => {
      if (socket.bufferedAmount > MAX_UNSENT) socket.terminate();
      // Text where it can be (RFC 7118 §5), for the sake of phones that know no other.
      else socket.send(bytes, { binary: !isUtf8(bytes) });
    },
    close: (code, reason) => {
      socket.close(code, reason);
    },
  });
  const limit = new RateLimit(MESSAGES_PER_SECOND, BURST);
  let answered = true;
  const ping = setInterval(() => {
    if (!answered) socket.terminate();
    answered = false;
    socket.ping();
  }, timers.ping);
  const silence = setTimeout(() => {
    flow.close(1008, 'Nothing was sent');
  }, timers.firstMessage);
  socket.on('pong', () => {
    answered = true;
  });
  socket.on('message', (data: Buffer | ArrayBuffer | Buffer[]) => {
    clearTimeout(silence);
    if (!flow.open) return;
    if (!limit.take()) {
      flow.close(1008, 'Too many messages');
      flow.ended();
      return;
    }
    const bytes = toBuffer(data).toString('latin1');
    if (/^(?:\r\n){2,}$/.test(bytes)) socket.send('\r\n');
    else if (bytes.trim() !== '') events.onMessage(flow, bytes);
  });
  // A broken frame or an oversized message ends the connection by itself; the close event tells the rest.
  socket.on('error', () => {
    socket.terminate();
  });
  socket.on('close', () => {
    clearInterval(ping);
    clearTimeout(silence);
    flow.ended();
    events.onEnd(flow);
  });
  return flow;
}
