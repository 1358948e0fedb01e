import { DOMAIN, type Account } from '../accounts.ts';
import type { Endpoint } from '../endpoint.ts';
import type { Location } from '../registrar/location.ts';
import { readUri } from '../wire/grammar.ts';
import type { Target } from './branch.ts';
import type { Dialogs } from './dialogs.ts';

/** Where a request outside a dialog goes, or the status that refuses it. */
export type Resolution =
  | { readonly kind: 'targets'; readonly targets: readonly Target[] }
  | { readonly kind: 'exchange' }
  | { readonly kind: 'refused'; readonly status: number };

function refused(status: number): Resolution {
  return { kind: 'refused', status };
}

/** Turns a Request-URI into targets (RFC 3261 §16.5). Nothing is ever looked up or connected to outside. */
export class Targets {
  readonly #accounts: ReadonlyMap<string, Account>;
  readonly #lines: ReadonlyMap<string, Endpoint>;
  readonly #location: Location;
  readonly #dialogs: Dialogs;

  constructor(
    accounts: ReadonlyMap<string, Account>,
    lines: ReadonlyMap<string, Endpoint>,
    location: Location,
    dialogs: Dialogs,
  ) {
    this.#accounts = accounts;
    this.#lines = lines;
    this.#location = location;
    this.#dialogs = dialogs;
  }

  /** @param from is left out, so that nobody rings himself. */
  resolve(uri: string, from: Endpoint): Resolution {
    const parts = readUri(uri);
    if (parts === undefined || !['sip', 'sips', 'tel'].includes(parts.scheme)) return refused(416);
    if (parts.scheme !== 'tel' && parts.host !== DOMAIN) return this.#contact(uri);
    return parts.user === '' ? { kind: 'exchange' } : this.#user(parts.user, from);
  }

  /** Whether an address of record is one of ours. */
  isKnown(user: string): boolean {
    return this.#accounts.has(user) || this.#lines.has(user);
  }

  #user(user: string, from: Endpoint): Resolution {
    const line = this.#lines.get(user);
    if (line !== undefined) return { kind: 'targets', targets: [{ endpoint: line, user }] };
    if (!this.#accounts.has(user)) return refused(404);
    const bindings = this.#location.reachable(user);
    if (bindings.length === 0) return refused(480);
    const others = bindings.filter((binding) => binding.flow.live() !== from.live());
    if (others.length === 0) return refused(486);
    const targets = others.map(({ flow, contact }) => ({ endpoint: flow, user, uri: contact }));
    return { kind: 'targets', targets };
  }

  /** The contact of a phone itself: what a Refer-To of an attended transfer holds. */
  #contact(uri: string): Resolution {
    const leg = this.#dialogs
      .all()
      .flatMap((dialog) => [dialog.caller, dialog.callee])
      .find((each) => each.contact === uri && each.endpoint.live() !== undefined);
    if (leg !== undefined) return { kind: 'targets', targets: [{ endpoint: leg.endpoint, user: leg.user }] };
    const binding = this.#location.byContact(uri);
    if (binding === undefined) return refused(404);
    if (binding.flow.live() === undefined) return refused(480);
    return { kind: 'targets', targets: [{ endpoint: binding.flow, user: binding.user }] };
  }
}
