import type { WindowErrorCode } from '../domain/error-code.ts';
import { parseWindowMessage } from '../domain/pwa/window-messages.ts';
import type { HandedNumber, WindowMessage } from '../domain/pwa/window-messages.ts';
import { AppError } from '../lib/app-error.ts';
import { deferred } from '../lib/deferred.ts';
import type { Deferred } from '../lib/deferred.ts';
import { logger } from '../lib/logger.ts';
import { effect, signal } from '../lib/signals.ts';
import type { ReadonlySignal } from '../lib/signals.ts';
import { TypedChannel } from '../lib/typed-channel.ts';

const log = logger('window');

/**
 * `owner`: this window holds the phone (a Web Lock) · `guest`: another window of the browser profile does ·
 * `unknown`: not decided yet, for a few milliseconds after the start.
 */
export type Role = 'unknown' | 'owner' | 'guest';

export interface WindowRole {
  readonly role: ReadonlySignal<Role>;
  /** Whether the owner has a live call, so that it cannot be taken over. Known to guests by the owner's messages. */
  readonly ownerBusy: ReadonlySignal<boolean>;
  /** Makes this window the owner. Rejects with `AppError<'window/busy'>` while the owner has a live call. */
  takeOver(): Promise<void>;
  /** Hands a number to the owner's window, which shows it and comes to the front as far as the browser allows. */
  handNumber(target: string, origin: HandedNumber['origin']): void;
}

/** What the owner's window must do, and tell, for the others. */
export interface OwnerDuties {
  readonly callLive: ReadonlySignal<boolean>;
  /** Stops the phone, because another window took it: resolves when nothing is registered here any more. */
  release(): Promise<void>;
  /** A number that another window handed over. */
  numberHanded(number: HandedNumber): void;
}

/** The lock also keeps the browser from freezing the page in energy saving (it exempts lock holders). */
export const PHONE_LOCK = 'offhook-phone';
const CHANNEL = 'offhook-windows';
/** An owner that does not answer within this time hangs: its lock is taken without asking. Milliseconds. */
const ANSWER_MS = 3000;

/** One phone, many windows: a Web Lock decides who owns it, a BroadcastChannel lets the others ask. */
export class LockedWindowRole implements WindowRole {
  readonly #id = crypto.randomUUID();
  readonly #channel: TypedChannel<WindowMessage>;
  readonly #duties: OwnerDuties;
  readonly #unfollow: () => void;
  readonly #closed = new AbortController();
  readonly #role = signal<Role>('unknown');
  readonly #ownerBusy = signal(false);
  #answer: Deferred<boolean> | undefined;
  #letGo: (() => void) | undefined;

  readonly role: ReadonlySignal<Role> = this.#role;
  readonly ownerBusy: ReadonlySignal<boolean> = this.#ownerBusy;

  constructor(duties: OwnerDuties) {
    this.#duties = duties;
    this.#channel = new TypedChannel(CHANNEL, parseWindowMessage, (message) => {
      this.#receive(message);
    });
    this.#unfollow = effect(() => {
      if (this.#role.value === 'owner')
        this.#channel.post({ type: 'role/owner', busy: duties.callLive.value });
    });
  }

  /** Takes the lock if it is free; else waits in the queue, so that this window takes over when the owner closes. */
  async start(): Promise<void> {
    const free = deferred<boolean>();
    this.#hold({ ifAvailable: true }, free);
    if (await free.promise) return;
    this.#role.value = 'guest';
    this.#channel.post({ type: 'role/hello' });
    this.#wait();
  }

  /** Leaves the queue and lets go of the phone; the window is of no use after that. */
  close(): void {
    this.#closed.abort();
    this.#letGo?.();
    this.#unfollow();
    this.#channel.close();
  }

  async takeOver(): Promise<void> {
    if (this.#owns()) return;
    if (this.#ownerBusy.value) throw new AppError<WindowErrorCode>('window/busy');
    const answer = deferred<boolean>();
    this.#answer = answer;
    const timer = setTimeout(() => {
      answer.resolve(true);
    }, ANSWER_MS);
    this.#channel.post({ type: 'role/release', to: this.#id });
    const granted = await answer.promise;
    clearTimeout(timer);
    if (!granted) throw new AppError<WindowErrorCode>('window/busy');
    // The owner closed meanwhile, and this window was the next in the queue: its own lock is not to be stolen.
    if (this.#owns()) return;
    const got = deferred<boolean>();
    this.#hold({ steal: true }, got);
    await got.promise;
  }

  handNumber(target: string, origin: HandedNumber['origin']): void {
    this.#channel.post({ type: 'dial/hand-over', target, origin });
  }

  #owns(): boolean {
    return this.#role.value === 'owner';
  }

  #wait(): void {
    this.#hold({ signal: this.#closed.signal }, deferred());
  }

  #hold(options: LockOptions, granted: Deferred<boolean>): void {
    navigator.locks
      .request(PHONE_LOCK, options, async (lock) => {
        granted.resolve(lock !== null);
        // A request from the queue may be granted after this window got the phone by stealing.
        if (lock === null || this.#role.value === 'owner' || this.#closed.signal.aborted) return;
        await this.#own();
      })
      .catch((error: unknown) => {
        if (error instanceof DOMException && error.name === 'AbortError') this.#robbed();
        else log.error('the lock of the phone failed', error);
      });
  }

  async #own(): Promise<void> {
    const end = deferred<undefined>();
    this.#letGo = () => {
      end.resolve(undefined);
    };
    this.#ownerBusy.value = false;
    this.#role.value = 'owner';
    log.info('this window is the phone');
    await end.promise;
    if (!this.#closed.signal.aborted) this.#wait();
  }

  /**
   * The phone is released before the other window may take the lock. Both register with one instance (RFC 5626 §4.1):
   * where bindings are kept by it, a late un-REGISTER would remove the new owner's; where they are kept by Contact, the old
   * one has to go all the same, or calls fork to a window that is no phone any more. Never rejects.
   */
  async #handOver(to: string): Promise<void> {
    const granted = !this.#duties.callLive.value;
    if (granted) await this.#release();
    if (this.#closed.signal.aborted) return;
    this.#channel.post({ type: 'role/answer', to, granted });
    if (!granted) return;
    // The other window steals the lock; if it is gone by now, the phone belongs to who waits for it.
    const letGo = this.#letGo;
    setTimeout(() => letGo?.(), ANSWER_MS);
  }

  /** Another window stole the lock: stop at once, unless that is done, and queue for it again. */
  #robbed(): void {
    if (this.#closed.signal.aborted) return;
    if (this.#role.value === 'owner') void this.#release();
    this.#letGo?.();
  }

  async #release(): Promise<void> {
    log.info('another window takes the phone over');
    this.#role.value = 'guest';
    try {
      await this.#duties.release();
    } catch (error) {
      log.warn('stopping the phone failed', error);
    }
  }

  #receive(message: WindowMessage): void {
    const isOwner = this.#owns();
    switch (message.type) {
      case 'role/hello':
        if (isOwner) this.#channel.post({ type: 'role/owner', busy: this.#duties.callLive.value });
        break;
      case 'role/owner':
        if (!isOwner) this.#ownerBusy.value = message.busy;
        break;
      case 'role/release':
        if (isOwner) void this.#handOver(message.to);
        break;
      case 'role/answer':
        if (message.to === this.#id) this.#answer?.resolve(message.granted);
        break;
      case 'dial/hand-over':
        if (isOwner) this.#duties.numberHanded(message);
        break;
    }
  }
}
