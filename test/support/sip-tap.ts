import type { Page } from 'playwright-core';

/** What the WebSockets of a page carried, in order. Made before the page is opened. */
export class SipTap {
  readonly sent: string[] = [];
  readonly received: string[] = [];

  constructor(page: Page) {
    page.on('websocket', (socket) => {
      socket.on('framesent', ({ payload }) => this.sent.push(String(payload)));
      socket.on('framereceived', ({ payload }) => this.received.push(String(payload)));
    });
  }

  /** The requests that left with this method; a second one with the credentials counts as one more. */
  requests(method: string): readonly string[] {
    return this.sent.filter((message) => message.startsWith(`${method} `));
  }

  /** The Request-URIs of the calls that were placed, each once. */
  get dialled(): readonly string[] {
    const calls = new Map<string, string>();
    for (const invite of this.requests('INVITE')) {
      const id = /^call-id:\s*(.*)$/im.exec(invite)?.[1] ?? '';
      if (!calls.has(id)) calls.set(id, invite.split(' ', 2)[1] ?? '');
    }
    return [...calls.values()];
  }
}
