import { expect } from '@open-wc/testing';
import { TransportState, UserAgent } from 'sip.js';
import { settled } from '../../../test/support/fake-clock.ts';
import { FakeSipServer } from '../../../test/support/fake-sip-server.ts';
import { lineOn } from '../../../test/support/line-under-test.ts';
import { replaceWebSocket } from '../../../test/support/plain-sip.ts';

/** SIP.js 0.21.2 with its own transport beside ours, on the same server. */
describe('the link, where the transport of SIP.js fails', () => {
  let server: FakeSipServer;
  let restore: () => void;
  let userAgent: UserAgent | undefined;

  beforeEach(() => {
    server = new FakeSipServer();
    restore = replaceWebSocket(server.open);
  });

  afterEach(() => {
    restore();
    for (const socket of server.sockets) socket.end(1000);
    userAgent?.userAgentCore.dispose();
    userAgent = undefined;
  });

  const started = async (keepAlive: object = {}): Promise<UserAgent> => {
    userAgent = new UserAgent({
      uri: UserAgent.makeURI('sip:100@practice.test')!,
      transportOptions: { server: 'wss://plain.test/ws', ...keepAlive },
      logBuiltinEnabled: false,
    });
    await userAgent.start();
    return userAgent;
  };

  /** The timers that were set while it ran and wait still. */
  const timersLeftBy = async (act: () => Promise<void>): Promise<number> => {
    const [set, clear] = [window.setTimeout.bind(window), window.clearTimeout.bind(window)];
    const waiting = new Set<number>();
    window.setTimeout = ((run: () => void, ms?: number) => {
      const id = set(() => {
        waiting.delete(id);
        run();
      }, ms);
      waiting.add(id);
      return id;
    }) as typeof window.setTimeout;
    window.clearTimeout = (id) => {
      if (id !== undefined) waiting.delete(id);
      clear(id);
    };
    try {
      await act();
      return waiting.size;
    } finally {
      window.setTimeout = set;
      window.clearTimeout = clear;
    }
  };

  describe('the server goes away and comes back', () => {
    it('SIP.js does nothing by itself, and tries once when it is told to', async () => {
      const plain = await started();
      server.down = true;
      const left = await timersLeftBy(async () => {
        server.socket.end(1006);
        await settled();
        expect(server.sockets, 'no attempt of its own').to.have.length(1);
        const failed: unknown = await plain.reconnect().catch((error: unknown) => error);
        expect(failed).to.be.instanceOf(Error);
      });
      server.down = false;
      expect(server.sockets).to.have.length(2);
      expect(plain.transport.state).to.equal(TransportState.Disconnected);
      expect(left, 'timers that could try again').to.equal(0);
    });

    it('we try until it is there, and register', async () => {
      const { line, clock } = lineOn(server);
      await line.start();
      await settled();
      server.down = true;
      server.socket.end(1006);
      await clock.pass(20_000);
      expect(server.sockets.length).to.be.greaterThan(5);
      server.down = false;
      await clock.pass(1500);
      expect(line.registration.value.state).to.equal('registered');
    });
  });

  describe('the server falls silent', () => {
    it('SIP.js sends its keep-alives into the void and never notices', async () => {
      server.silent = true;
      // Seconds: an interval that a test can wait for, and a fifth of it for the answer.
      const plain = await started({ keepAliveInterval: 0.02, keepAliveDebounce: 0.004 });
      while (server.pings < 6) await new Promise((resolve) => setTimeout(resolve, 5));
      expect(plain.transport.state).to.equal(TransportState.Connected);
      expect(server.sockets).to.have.length(1);
    });

    it('we notice with the second ping that is not answered, and connect anew', async () => {
      const { line, clock } = lineOn(server);
      await line.start();
      await settled();
      await clock.pass(20_000);
      const before = server.pings;
      server.silent = true;
      await clock.pass(10_000);
      expect(server.pings - before).to.be.at.most(3);
      expect(server.sockets).to.have.length(2);
      await line.stop();
    });
  });
});
