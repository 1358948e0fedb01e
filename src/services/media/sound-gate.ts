import { logger } from '../../lib/logger.ts';
import { signal } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';
import { encodeWav } from './wav.ts';

const log = logger('media');

/** The events by which a person activates a page (HTML, "activation triggering input event"), as capture listeners hear them. */
const ACTIVATIONS = ['click', 'keydown', 'pointerup', 'touchend'] as const;

interface Waiting {
  readonly element: HTMLMediaElement;
  readonly settle: () => void;
}

function isRefusal(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'NotAllowedError';
}

/**
 * Whether the page may make a sound. Browsers mute a page that nobody has clicked, unless it is installed, often used or
 * allowed by a policy, and none says so beforehand: `navigator.userActivation` knows of clicks but not of the
 * exemptions, a fresh `AudioContext` writes a warning to the console, and `navigator.getAutoplayPolicy` is Firefox
 * alone. So the gate plays 50 ms of silence, unmuted, which a browser judges like any other sound. It asks
 * again at every activation until it was allowed; after that the page stays allowed as long as it lives.
 */
export class SoundGate {
  readonly #closed = new AbortController();
  readonly #unlocked = signal(false);
  readonly #waiting = new Set<Waiting>();
  #silence: HTMLAudioElement | undefined;

  readonly unlocked: ReadonlySignal<boolean> = this.#unlocked;
  /** Settles when the first answer is known. */
  readonly ready: Promise<boolean>;

  constructor() {
    for (const type of ACTIVATIONS)
      addEventListener(type, () => void this.#activated(), { capture: true, signal: this.#closed.signal });
    this.ready = this.check();
  }

  /** Asks the browser; from a click it also unlocks the sound. */
  async check(): Promise<boolean> {
    if (this.#unlocked.value) return true;
    this.#silence ??= new Audio(URL.createObjectURL(encodeWav(new Float32Array(400), 8000)));
    try {
      await this.#silence.play();
      this.#unlock();
    } catch (error) {
      if (!isRefusal(error)) log.debug('the silence did not play', error);
    }
    return this.#unlocked.value;
  }

  /**
   * Starts an element now or, when the browser refuses, at the next click. Resolves when it plays, or when the signal
   * aborts before it could.
   */
  async play(element: HTMLMediaElement, abort: AbortSignal): Promise<void> {
    const over = (): boolean => abort.aborted;
    if (over()) return;
    try {
      await element.play();
      this.#unlock();
    } catch (error) {
      if (isRefusal(error)) await this.#wait(element, abort);
      // `pause` and a new source cut a `play` short: the caller's own doing.
      else if (!over()) log.warn('a sound did not start', error);
    }
  }

  close(): void {
    this.#closed.abort();
    for (const { settle } of [...this.#waiting]) settle();
  }

  #wait(element: HTMLMediaElement, abort: AbortSignal): Promise<void> {
    log.warn('the browser allows no sound before a click');
    this.#unlocked.value = false;
    return new Promise((resolve) => {
      const entry: Waiting = {
        element,
        settle: () => {
          this.#waiting.delete(entry);
          abort.removeEventListener('abort', entry.settle);
          resolve();
        },
      };
      this.#waiting.add(entry);
      abort.addEventListener('abort', entry.settle);
    });
  }

  /** `play` is called within the event, not after a promise: some browsers count only that as the person's doing. */
  async #activated(): Promise<void> {
    if (this.#unlocked.value && this.#waiting.size === 0) return;
    const started = [...this.#waiting].map(async ({ element, settle }) => {
      await element.play();
      this.#unlock();
      settle();
    });
    // What is refused once more waits for the next click.
    await Promise.allSettled([...started, this.check()]);
  }

  #unlock(): void {
    if (this.#unlocked.value) return;
    log.info('sound is unlocked');
    this.#unlocked.value = true;
  }
}
