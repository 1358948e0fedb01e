import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** A pause in typing after which a comment is stored. */
const PAUSE_MS = 600;

/**
 * Comments of live calls while they are typed. Each is stored after a pause in typing, when its call ends, when the host
 * leaves the document and when the page is hidden or closed, so that a crash costs less than a second of typing.
 */
export class CommentDrafts implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #store: (guid: string, comment: string) => Promise<void>;
  readonly #drafts = new Map<string, string>();
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();

  constructor(host: ReactiveControllerHost, store: (guid: string, comment: string) => Promise<void>) {
    this.#host = host;
    this.#store = store;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#flushAll);
    document.addEventListener('visibilitychange', this.#flushAll);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#flushAll);
    document.removeEventListener('visibilitychange', this.#flushAll);
    this.#flushAll();
    this.#drafts.clear();
  }

  /** What was typed for a call in this view; undefined when nothing was. */
  of(guid: string): string | undefined {
    return this.#drafts.get(guid);
  }

  type(guid: string, comment: string): void {
    this.#drafts.set(guid, comment);
    clearTimeout(this.#waiting.get(guid));
    this.#waiting.set(
      guid,
      setTimeout(() => {
        this.#flush(guid);
      }, PAUSE_MS),
    );
    this.#host.requestUpdate();
  }

  /** Stores the drafts of all calls but the live ones and forgets them. */
  keepOnly(live: ReadonlySet<string>): void {
    for (const guid of this.#drafts.keys()) {
      if (live.has(guid)) continue;
      this.#flush(guid);
      this.#drafts.delete(guid);
    }
  }

  readonly #flushAll = (): void => {
    for (const guid of this.#waiting.keys()) this.#flush(guid);
  };

  #flush(guid: string): void {
    const timer = this.#waiting.get(guid);
    const comment = this.#drafts.get(guid);
    if (timer === undefined || comment === undefined) return;
    clearTimeout(timer);
    this.#waiting.delete(guid);
    // A failure goes to the window's error hook, which shows it.
    void this.#store(guid, comment);
  }
}
