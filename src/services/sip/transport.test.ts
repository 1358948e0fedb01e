import { expect } from '@open-wc/testing';
import { StateTransitionError, TransportState } from 'sip.js';
import { FakeClock, settled } from '../../../test/support/fake-clock.ts';
import { FakeSipServer } from '../../../test/support/fake-sip-server.ts';
import { SipTransport } from './transport.ts';
import type { SipTransportOptions } from './transport.ts';

interface Rig {
  readonly server: FakeSipServer;
  readonly clock: FakeClock;
  readonly transport: SipTransport;
  /** State changes and calls, in order. */
  readonly seen: string[];
}

function rig(options: Partial<SipTransportOptions> = {}): Rig {
  const server = new FakeSipServer();
  const clock = new FakeClock();
  const seen: string[] = [];
  const transport = new SipTransport({
    servers: ['wss://one.test/ws'],
    timers: clock,
    openSocket: server.open,
    ...options,
  });
  transport.stateChange.addListener((state) => seen.push(state));
  transport.onConnect = () => seen.push(`onConnect ${transport.state}`);
  transport.onDisconnect = (error) =>
    seen.push(`onDisconnect ${error === undefined ? 'asked' : error.message}`);
  transport.onMessage = (message) => seen.push(`message ${message}`);
  return { server, clock, transport, seen };
}

/** `null` when the promise was kept. */
async function failure(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise;
    return null;
  } catch (error) {
    return error;
  }
}

describe('SipTransport', () => {
  it('keeps to the contract of SIP.js on the way up and down', async () => {
    const { transport, seen } = rig();
    expect(transport.state).to.equal(TransportState.Disconnected);
    const connecting = transport.connect();
    expect(transport.state).to.equal(TransportState.Connecting);
    expect(transport.connect()).to.equal(connecting);
    await connecting;
    expect(transport.isConnected()).to.equal(true);
    const leaving = transport.disconnect();
    await leaving;
    expect(seen).to.deep.equal([
      'Connecting',
      'onConnect Connected',
      'Connected',
      'onDisconnect asked',
      'Disconnecting',
      'Disconnected',
    ]);
    await transport.disconnect();
    await transport.dispose();
    expect(seen).to.have.length(6);
  });

  it('refuses to loop: no connect or disconnect from within a state change', async () => {
    const { transport } = rig();
    let loop: Promise<unknown> = Promise.resolve();
    transport.onConnect = () => {
      loop = failure(transport.disconnect());
    };
    await transport.connect();
    expect(await loop).to.be.instanceOf(StateTransitionError);
  });

  it('tells a refused connection from one that was lost', async () => {
    const { server, transport, seen } = rig();
    server.down = true;
    expect(await failure(transport.connect())).to.have.property('code', 'server-unreachable');
    server.down = false;
    await transport.connect();
    server.socket.end(1012);
    expect(seen.at(-2)).to.equal('onDisconnect connection-lost: WebSocket closed, 1012');
  });

  it('goes round the addresses with each failure, and names the protocol of each (RFC 7118 §5.1)', async () => {
    const { server, transport } = rig({ servers: ['wss://one.test/ws', 'ws://two.test/ws'] });
    server.down = true;
    expect([transport.url, transport.protocol]).to.deep.equal(['wss://one.test/ws', 'WSS']);
    await failure(transport.connect());
    expect([transport.url, transport.protocol]).to.deep.equal(['ws://two.test/ws', 'WS']);
    await failure(transport.connect());
    expect(transport.url).to.equal('wss://one.test/ws');
  });

  it('gives up an address that does not answer: after 8 s, or 4 s where there is another', async () => {
    for (const [servers, ms] of [
      [['wss://one.test/ws'], 8000],
      [['wss://one.test/ws', 'wss://two.test/ws'], 4000],
    ] as const) {
      const { server, clock, transport } = rig({ servers });
      server.stalled = true;
      const connecting = failure(transport.connect());
      await clock.pass(ms - 1);
      expect(transport.state).to.equal(TransportState.Connecting);
      await clock.pass(1);
      expect(await connecting).to.have.property('code', 'server-unreachable');
      expect(server.socket.readyState).to.equal(WebSocket.CLOSED);
    }
  });

  it('says insecure for what the browser forbids, and invalid for what is no address', async () => {
    for (const [thrown, code] of [
      [new DOMException('mixed content', 'SecurityError'), 'insecure-address'],
      [new DOMException('bad address', 'SyntaxError'), 'invalid-address'],
    ] as const) {
      const { transport } = rig({
        openSocket: () => {
          throw thrown;
        },
      });
      const connecting = transport.connect();
      expect(transport.state).to.equal(TransportState.Connecting);
      expect(await failure(connecting)).to.have.property('code', code);
    }
  });

  it('rejects a message when there is no link, and the wait for one that is called off', async () => {
    const { server, transport } = rig();
    expect(await failure(transport.send('x'))).to.have.property('code', 'connection-lost');
    server.stalled = true;
    const connecting = failure(transport.connect());
    await transport.disconnect();
    expect(await connecting).to.have.property('code', 'connection-lost');
  });

  it('hears nothing more from a socket that was let go', async () => {
    const { server, transport, seen } = rig();
    await transport.connect();
    const old = server.socket;
    transport.abandon('server-silent', 'test');
    await transport.connect();
    const before = seen.length;
    old.dispatchEvent(new MessageEvent('message', { data: 'SIP/2.0 200 OK\r\n\r\n' }));
    old.dispatchEvent(new CloseEvent('close', { code: 1006 }));
    await settled();
    expect(seen).to.have.length(before);
    expect(transport.isConnected()).to.equal(true);
  });

  it('tells pongs from messages, answers pings, and reads binary frames', async () => {
    const heard: boolean[] = [];
    const { server, transport, seen } = rig({ onHeard: (pong) => heard.push(pong) });
    await transport.connect();
    transport.ping();
    await settled();
    expect(server.pings).to.equal(1);
    expect(heard).to.deep.equal([true]);
    server.socket.receive('\r\n\r\n');
    await settled();
    expect(server.messages).to.deep.equal(['\r\n']);
    server.socket.receive(new TextEncoder().encode('\r\nSIP/2.0 200 Grüße\r\n\r\n').buffer);
    expect(seen.at(-1)).to.equal('message SIP/2.0 200 Grüße\r\n\r\n');
    expect(heard).to.deep.equal([true, false, false]);
  });

  it('goes on after a message whose handling throws', async () => {
    const { server, transport, seen } = rig();
    await transport.connect();
    const { onMessage } = transport;
    transport.onMessage = () => {
      throw new Error('boom');
    };
    server.socket.receive('SIP/2.0 200 one\r\n\r\n');
    transport.onMessage = onMessage;
    server.socket.receive('SIP/2.0 200 two\r\n\r\n');
    expect(seen.at(-1)).to.equal('message SIP/2.0 200 two\r\n\r\n');
  });
});
