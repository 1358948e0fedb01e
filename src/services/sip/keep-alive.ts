import type { Timers } from './ports.ts';

/** What the keep-alive does to the link. */
export interface KeepAliveLink {
  /** Sends a CRLF ping (RFC 5626 §3.5.1). */
  ping(): void;
  /** Sends an OPTIONS; whatever its status, the answer is reported by `heard('answer')`. */
  ask(): void;
  /** The server fell silent: the link is dead. */
  dead(): void;
}

/** Quiet for this long, and the link is probed. */
const QUIET_MS = 4000;
/** No answer for this long means none. With the above, a server that falls silent is noticed within 9 s. */
const ANSWER_MS = 4500;
/** After a wake-up or a change of network the old socket is most likely gone, and a person may be about to call. */
const SWIFT_ANSWER_MS = 2000;
/** A server that answers neither is still pinged, for the sake of address translators on the way (RFC 5626 §4.4.1). */
const MUTE_PING_MS = 25_000;
/** A timer this late tells of a machine that slept, not of a silent server. */
const LATE_MS = 3000;

/**
 * Watches one open link. What the server answers is learnt anew on each connection:
 *
 * ```
 *            pong                          no pong in time, OPTIONS answered
 *   unknown ──────▶ pongs (CRLF ping)   unknown ──────────────▶ answers (OPTIONS)
 *      └──────────────────── neither answered ────────────────▶ mute (never declared dead)
 * ```
 * In `pongs` and `answers` a probe after which nothing at all is heard means a dead link; only a quiet link is probed. A pong moves any state to `pongs`: it is the cheaper probe.
 */
export class KeepAlive {
  readonly #link: KeepAliveLink;
  readonly #timers: Timers;
  readonly #now: () => number;
  #knowledge: 'unknown' | 'pongs' | 'answers' | 'mute' = 'unknown';
  /** What was sent and is not answered yet. */
  #waitingFor: 'pong' | 'answer' | undefined;
  #cancel: () => void = () => undefined;
  #heardAt = 0;

  constructor(link: KeepAliveLink, timers: Timers, now: () => number = Date.now) {
    this.#link = link;
    this.#timers = timers;
    this.#now = now;
  }

  /** The link has opened. The first ping goes out at once, to learn early whether there are pongs. */
  start(): void {
    this.#knowledge = 'unknown';
    this.#heardAt = this.#now();
    this.#ping(ANSWER_MS);
  }

  stop(): void {
    this.#cancel();
    this.#waitingFor = undefined;
  }

  /** A frame came: a pong, an answer to our OPTIONS, or anything else. */
  heard(frame: 'pong' | 'answer' | 'other'): void {
    this.#heardAt = this.#now();
    if (frame === 'pong' && this.#knowledge !== 'pongs') {
      this.#knowledge = 'pongs';
      this.#rest();
    } else if (frame === 'answer' && this.#knowledge === 'unknown') {
      this.#knowledge = 'answers';
      this.#rest();
    } else if (this.#waitingFor !== undefined && this.#knowledge !== 'unknown') {
      // Whatever comes, the link lives. Only what the server answers to is not to be learnt from other traffic.
      this.#rest();
    }
  }

  /** Probes at once: the machine woke up, or the network changed. False where the server is not known to answer. */
  probe(): boolean {
    if (this.#knowledge === 'pongs') this.#ping(SWIFT_ANSWER_MS);
    else if (this.#knowledge === 'answers') this.#ask(SWIFT_ANSWER_MS);
    else return false;
    return true;
  }

  #rest(): void {
    this.#waitingFor = undefined;
    this.#after(this.#knowledge === 'mute' ? MUTE_PING_MS : QUIET_MS, () => {
      this.#quiet();
    });
  }

  #quiet(): void {
    if (this.#knowledge === 'mute') {
      this.#link.ping();
      this.#rest();
      return;
    }
    const left = this.#heardAt + QUIET_MS - this.#now();
    // Timers round down; a few milliseconds are not worth another timer.
    if (left > 20) {
      this.#after(left, () => {
        this.#quiet();
      });
    } else if (this.#knowledge === 'answers') this.#ask(ANSWER_MS);
    else this.#ping(ANSWER_MS);
  }

  #ping(answerMs: number): void {
    this.#waitingFor = 'pong';
    this.#deadline(answerMs);
    this.#link.ping();
  }

  #ask(answerMs: number): void {
    this.#waitingFor = 'answer';
    this.#deadline(answerMs);
    this.#link.ask();
  }

  #deadline(ms: number): void {
    const due = this.#now() + ms;
    this.#after(ms, () => {
      if (this.#now() > due + LATE_MS) this.#again();
      else this.#unanswered();
    });
  }

  #again(): void {
    if (this.#waitingFor === 'answer') this.#ask(SWIFT_ANSWER_MS);
    else this.#ping(SWIFT_ANSWER_MS);
  }

  #unanswered(): void {
    if (this.#knowledge !== 'unknown') {
      this.stop();
      this.#link.dead();
    } else if (this.#waitingFor === 'pong') {
      this.#ask(ANSWER_MS);
    } else {
      this.#knowledge = 'mute';
      this.#rest();
    }
  }

  #after(ms: number, run: () => void): void {
    this.#cancel();
    this.#cancel = this.#timers.after(ms, run);
  }
}
