import { parsePopOutMessage } from '../../domain/pwa/pop-out-messages.ts';
import type { PopOutMessage } from '../../domain/pwa/pop-out-messages.ts';
import type { PopOutPhone, PopOuts, PopOutView } from '../../domain/pwa/pop-outs.ts';
import { deferred } from '../../lib/deferred.ts';
import { logger } from '../../lib/logger.ts';

const log = logger('window');

/** Milliseconds within which an opener that lives says whether it is the phone. */
const ANSWER_MS = 1000;
/** CSS pixels of a window that nobody has sized yet. */
const SIZE = { width: 960, height: 720 };
const PARAMETER = 'popout';

/** The part of a window that this needs, so that tests can bring their own. */
export type Page = Pick<
  Window,
  'addEventListener' | 'history' | 'open' | 'localStorage' | 'innerWidth' | 'innerHeight'
> & { readonly location: Pick<Location, 'href' | 'origin'>; readonly opener: unknown };

interface Opener {
  postMessage(message: PopOutMessage, origin: string, transfer: Transferable[]): void;
}

function isOpener(value: unknown): value is Opener {
  return typeof value === 'object' && value !== null && 'postMessage' in value;
}

/**
 * A number that another window hands over is asked about before it is dialled, because any page of the origin could
 * have sent it. The click of a person in a window that this one opened itself is that person's act in this app, though:
 * such a window is known by its `WindowProxy`, which nothing can forge, and by its origin, which it loses when it is
 * navigated away. So it may dial at once. Whatever fails of that falls back to asking.
 */
export class PopOutWindows implements PopOuts {
  readonly #page: Page;
  readonly #opened = new Map<PopOutView, Window>();
  readonly #phone: PopOutPhone;

  constructor(phone: PopOutPhone, page: Page = window) {
    this.#phone = phone;
    this.#page = page;
    page.addEventListener('message', this.#onAsk);
    const address = new URL(page.location.href);
    if (!address.searchParams.has(PARAMETER)) return;
    // The view was taken out of the address when it was shown; loaded again, the window shows it again.
    address.searchParams.set('view', 'contacts' satisfies PopOutView);
    page.history.replaceState(page.history.state, '', address);
    page.addEventListener('resize', this.#remember);
  }

  open(view: PopOutView): void {
    const there = this.#opened.get(view);
    if (there !== undefined && !there.closed) there.focus();
    else this.#openNew(view);
  }

  #openNew(view: PopOutView): void {
    const { width, height } = this.#size();
    const address = `/?view=${view}&${PARAMETER}`;
    const opened = this.#page.open(address, `offhook-${view}`, `popup,width=${width},height=${height}`);
    // A browser that blocks windows says so itself.
    if (opened !== null) this.#opened.set(view, opened);
  }

  async dialThere(target: string): Promise<boolean> {
    const { opener, location } = this.#page;
    if (!isOpener(opener)) return false;
    const { port1: port, port2 } = new MessageChannel();
    const answer = deferred<boolean>();
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = parsePopOutMessage(data);
      if (message?.type === 'pop-out/ready') answer.resolve(message.phone);
    };
    const timer = setTimeout(() => {
      answer.resolve(false);
    }, ANSWER_MS);
    opener.postMessage({ type: 'pop-out/ask' }, location.origin, [port2]);
    const phone = await answer.promise;
    clearTimeout(timer);
    // Only after the opener said that it is there: what is dialled is dialled once.
    if (phone) port.postMessage({ type: 'pop-out/dial', target } satisfies PopOutMessage);
    else port.close();
    return phone;
  }

  readonly #onAsk = (event: MessageEvent<unknown>): void => {
    const [port] = event.ports;
    if (port === undefined || !this.#trusts(event)) return;
    if (parsePopOutMessage(event.data)?.type !== 'pop-out/ask') return;
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      const message = parsePopOutMessage(data);
      if (message?.type === 'pop-out/dial' && this.#isPhone) this.#dial(message.target);
    };
    port.postMessage({ type: 'pop-out/ready', phone: this.#isPhone } satisfies PopOutMessage);
  };

  get #isPhone(): boolean {
    return this.#phone.role.role.value === 'owner';
  }

  /** A failure is shown by the window's error hook. */
  #dial(target: string): void {
    void this.#phone.dialer.dial(target, { numericOnly: false });
    this.#phone.ui.show('call');
  }

  #trusts({ origin, source }: MessageEvent): boolean {
    return (
      origin === this.#page.location.origin && [...this.#opened.values()].some((opened) => opened === source)
    );
  }

  readonly #remember = (): void => {
    const { innerWidth: width, innerHeight: height, localStorage } = this.#page;
    try {
      localStorage.setItem(PARAMETER, JSON.stringify({ width, height }));
    } catch (error) {
      log.debug('the size of the window is not remembered', error);
    }
  };

  /** Not in the storage of the app: it is needed within the click, or the browser takes the window for an advert. */
  #size(): { readonly width: number; readonly height: number } {
    try {
      const stored: unknown = JSON.parse(this.#page.localStorage.getItem(PARAMETER) ?? '{}');
      const { width, height } = { ...SIZE, ...(stored as Partial<typeof SIZE>) };
      if ([width, height].every((side) => Number.isInteger(side) && side >= 200 && side <= 10_000))
        return { width, height };
    } catch (error) {
      log.debug('the size of the window was not remembered', error);
    }
    return SIZE;
  }
}
