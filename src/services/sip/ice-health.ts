/** A server that did not answer is not waited for during this time; it is still asked, and one answer redeems it. */
const FORGET_AFTER_MS = 300_000;

/** Remembers which STUN and TURN servers were dead, so that only the first call after a failure waits for them at all. */
export class IceHealth {
  readonly #deadSince = new Map<string, number>();
  readonly #now: () => number;

  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  heard(url: string): void {
    this.#deadSince.delete(url);
  }

  silent(url: string): void {
    this.#deadSince.set(url, this.#now());
  }

  /** Whether any of the servers is worth a moment. */
  hope(urls: readonly string[]): boolean {
    return urls.some((url) => {
      const since = this.#deadSince.get(url);
      return since === undefined || this.#now() - since > FORGET_AFTER_MS;
    });
  }
}
