import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The first key of a comment is stored at once, the next ones together after this time. Milliseconds. */
const PACE_MS = 600;

interface Draft {
  text: string;
  /** What was stored of it last. */
  sent: string | undefined;
  /** It came back from the store as it is: what differs from now on was written elsewhere. */
  kept: boolean;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * Comments while they are typed, by the guid of their call. Whatever ends the page, a crash among it, costs less than a
 * second of typing.
 */
export class CommentDrafts implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #store: (guid: string, comment: string) => unknown;
  readonly #drafts = new Map<string, Draft>();

  constructor(host: ReactiveControllerHost, store: (guid: string, comment: string) => unknown) {
    this.#host = host;
    this.#store = store;
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener('pagehide', this.#sendAll);
    document.addEventListener('visibilitychange', this.#sendAll);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#sendAll);
    document.removeEventListener('visibilitychange', this.#sendAll);
    this.keepOnly(new Set());
  }

  /** What the field of a call shows: what was typed, unless another window has written since it was stored. */
  of(guid: string, stored: string): string {
    const draft = this.#drafts.get(guid);
    if (draft === undefined) return stored;
    if (stored === draft.text) draft.kept = true;
    else if (draft.kept) {
      this.forget(guid);
      return stored;
    }
    return draft.text;
  }

  type(guid: string, text: string): void {
    const draft = this.#drafts.get(guid) ?? { text, sent: undefined, kept: false, timer: undefined };
    draft.text = text;
    draft.kept = false;
    this.#drafts.set(guid, draft);
    if (draft.timer === undefined) this.#send(guid, draft);
    this.#host.requestUpdate();
  }

  /** Stores the drafts of all calls but these, without blanks around them, and forgets them. */
  keepOnly(guids: ReadonlySet<string>): void {
    for (const [guid, draft] of this.#drafts) {
      if (guids.has(guid)) continue;
      draft.text = draft.text.trim();
      this.#send(guid, draft);
      this.forget(guid);
    }
  }

  forget(guid: string): void {
    clearTimeout(this.#drafts.get(guid)?.timer);
    this.#drafts.delete(guid);
  }

  readonly #sendAll = (): void => {
    for (const [guid, draft] of this.#drafts) this.#send(guid, draft);
  };

  #send(guid: string, draft: Draft): void {
    clearTimeout(draft.timer);
    draft.timer = undefined;
    if (draft.sent === draft.text) return;
    draft.sent = draft.text;
    draft.timer = setTimeout(() => {
      this.#send(guid, draft);
    }, PACE_MS);
    // A failure goes to the window's error hook, which shows it.
    this.#store(guid, draft.text);
  }
}
