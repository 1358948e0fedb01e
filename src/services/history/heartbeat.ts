import { logger } from '../../lib/logger.ts';

const log = logger('history');
/** How exactly the end of a call is known after a crash. Milliseconds. */
const PERIOD = 2_000;

/** Notes now and then that the app runs, as long as it has calls. */
export class Heartbeat {
  readonly #note: (now: number) => Promise<void>;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(note: (now: number) => Promise<void>) {
    this.#note = note;
  }

  /** Begins or ends; does nothing when it is as asked. */
  beat(needed: boolean): void {
    if (!needed) this.stop();
    else
      this.#timer ??= setInterval(() => {
        this.#note(Date.now()).catch((error: unknown) => {
          log.debug('the sign of life could not be stored', error);
        });
      }, PERIOD);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
