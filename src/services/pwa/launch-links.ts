import { MAX_TEXT } from '../../domain/dialing/dial-target.ts';
import type { LaunchLinks, LaunchView } from '../../domain/pwa/launch-links.ts';

/** What protocol handlers, shortcuts and links of administrators open: `/?tel=…`, `/?view=…`, `/?provision=…`. */
export interface Launch {
  readonly target?: string;
  readonly view?: LaunchView;
  readonly provision?: string;
}

const PARAMETERS = ['tel', 'view', 'provision'] as const;
const VIEWS: ReadonlySet<string> = new Set<LaunchView>(['call', 'contacts', 'history', 'settings']);

function isView(value: string | null): value is LaunchView {
  return value !== null && VIEWS.has(value);
}

/** Reads an address that the app was opened with; anything else in it is left alone. */
export function readLaunch(address: string): Launch {
  const { searchParams } = new URL(address, location.origin);
  const target = searchParams.get('tel')?.trim();
  const view = searchParams.get('view');
  const provision = searchParams.get('provision')?.trim();
  return {
    // What is cut off there is too long to be dialled anyway, and the person is told so.
    ...(target === undefined || target === '' ? {} : { target: target.slice(0, MAX_TEXT + 1) }),
    ...(isView(view) ? { view } : {}),
    ...(provision === undefined || provision === '' ? {} : { provision }),
  };
}

interface LaunchQueue {
  setConsumer(consumer: (params: { readonly targetURL?: string }) => void): void;
}

/** Listeners of one kind; what arrives before there is one waits for the first. */
class Mailbox<T> {
  readonly #listeners = new Set<(value: T) => void>();
  #waiting: T[] = [];

  send(value: T): void {
    if (this.#listeners.size === 0) this.#waiting.push(value);
    for (const listener of this.#listeners) listener(value);
  }

  listen(listener: (value: T) => void): () => void {
    this.#listeners.add(listener);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const value of waiting) listener(value);
    return () => this.#listeners.delete(listener);
  }
}

/**
 * Takes the request out of the address of the page, so that a reload does not repeat it, and out of the launch queue
 * (manifest `launch_handler: focus-existing`), which hands later launches to the window that is open already.
 */
export class BrowserLaunchLinks implements LaunchLinks {
  readonly #targets = new Mailbox<string>();
  readonly #views = new Mailbox<LaunchView>();
  readonly #provisions = new Mailbox<string>();

  constructor(page: Window = window) {
    const { href } = page.location;
    this.#take(href);
    const address = new URL(href);
    for (const name of PARAMETERS) address.searchParams.delete(name);
    if (address.href !== href) page.history.replaceState(page.history.state, '', address);
    this.#followQueue(page, href);
  }

  onDialLink(listener: (target: string) => void): () => void {
    return this.#targets.listen(listener);
  }

  onViewLink(listener: (view: LaunchView) => void): () => void {
    return this.#views.listen(listener);
  }

  onProvisionLink(listener: (address: string) => void): () => void {
    return this.#provisions.listen(listener);
  }

  #followQueue(page: Window, startedWith: string): void {
    const { launchQueue } = page as Window & { readonly launchQueue?: LaunchQueue };
    let first = true;
    launchQueue?.setConsumer(({ targetURL }) => {
      // The launch that opened this page is queued as well, and was taken from the address already.
      const repeated = first && targetURL === startedWith;
      first = false;
      if (targetURL !== undefined && !repeated) this.#take(targetURL);
    });
  }

  #take(address: string): void {
    const { target, view, provision } = readLaunch(address);
    if (target !== undefined) this.#targets.send(target);
    if (view !== undefined) this.#views.send(view);
    if (provision !== undefined) this.#provisions.send(provision);
  }
}
