import type { AccountStore } from '../../domain/account/account-store.ts';
import type { CallControl, CallErrorCode } from '../../domain/call/call-control.ts';
import { liveCalls, MAX_CALLS } from '../../domain/call/call.ts';
import type { CallId } from '../../domain/call/call.ts';
import { lineOf } from '../../domain/call/line.ts';
import type { DialIssue, Dialer, DialOptions, ForeignDial } from '../../domain/dialing/dialer.ts';
import { parseDialTarget } from '../../domain/dialing/dial-target.ts';
import { isBarred } from '../../domain/dialing/barred-prefixes.ts';
import { countriesOf, isEmergency } from '../../domain/dialing/emergency-numbers.ts';
import type { HistoryStore } from '../../domain/history/history-store.ts';
import type { SettingsStore } from '../../domain/settings/settings-store.ts';
import { AppError } from '../../lib/app-error.ts';
import { logger } from '../../lib/logger.ts';
import { RateLimit } from '../../lib/rate-limit.ts';
import { computed, signal } from '../../lib/signals.ts';
import type { CallSelection } from '../call-selection.ts';

const log = logger('dial');

/** What others may ask for: more than this is an attack or a fault. */
const PROPOSALS = { limit: 10, windowMs: 60_000 };

interface Parts {
  readonly control: CallControl;
  readonly selection: CallSelection;
  readonly history: HistoryStore;
  readonly settings: SettingsStore;
  readonly accounts: AccountStore;
}

function refused({ origin }: ForeignDial): false {
  log.warn(`a wish to dial from ${origin} was refused`);
  return false;
}

/** The one way to place a call: the person's own act dials, anything else is shown and asked for first. */
export class PersonalDialer implements Dialer {
  readonly #parts: Parts;
  readonly #proposals = new RateLimit(PROPOSALS.limit, PROPOSALS.windowMs);
  readonly #proposal = signal<ForeignDial | undefined>(undefined);
  readonly #dialled = signal<string | undefined>(undefined);
  #settle: ((accepted: boolean) => void) | undefined;

  readonly proposal = this.#proposal;
  readonly lastDialled = computed(() => this.#dialled.value ?? this.#lastInHistory());

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async dial(text: string, options: DialOptions = {}): Promise<CallId> {
    const { control, selection, settings } = this.#parts;
    const { dialNumericOnly, hideNumber } = settings.values.value;
    const parsed = parseDialTarget(text, { numericOnly: options.numericOnly ?? dialNumericOnly });
    if (!parsed.ok) throw new AppError<DialIssue>(parsed.issue);
    const { target } = parsed;
    const emergency = this.#isEmergency(target);
    if (!emergency) this.#refuseBarred(target);
    if (!emergency && liveCalls(control.calls.value).length >= MAX_CALLS)
      throw new AppError<CallErrorCode>('call/too-many');
    const line = this.#lineFor(options.line, emergency);
    const held = selection.selectNone();
    // Nothing that another call does may delay or stop an emergency call; two calls in the ear are the lesser evil.
    if (emergency) held.catch((error: unknown) => log.warn('the other call could not be held', error));
    else await held;
    // An emergency service may see the number whatever the setting says, or it could not call back (RFC 6442, RFC 7090).
    const hide = !emergency && (options.hideNumber ?? hideNumber);
    const call = await control.dial({ target, line, hideNumber: hide, emergency });
    this.#dialled.value = target;
    return call.id;
  }

  async propose(wish: ForeignDial, options: DialOptions = {}): Promise<boolean> {
    // Only what could be dialled is worth a question, and the text shown is exactly what would be dialled.
    const parsed = parseDialTarget(wish.target, { numericOnly: false });
    if (!parsed.ok) return refused(wish);
    const { target } = parsed;
    const emergency = this.#isEmergency(target);
    if (!emergency) this.#refuseBarred(target);
    // An emergency number neither counts nor waits: it takes the place of the question that stands.
    if (emergency) this.settleProposal(false);
    else if (this.#proposal.value !== undefined || !this.#proposals.take()) return refused(wish);
    const accepted = await new Promise<boolean>((resolve) => {
      this.#settle = resolve;
      this.#proposal.value = { ...wish, target };
    });
    if (accepted) await this.dial(target, { ...options, numericOnly: false });
    return accepted;
  }

  settleProposal(accepted: boolean): void {
    const settle = this.#settle;
    this.#settle = undefined;
    this.#proposal.value = undefined;
    settle?.(accepted);
  }

  /** @throws AppError `dial/barred` */
  #refuseBarred(target: string): void {
    if (isBarred(target, this.#parts.settings.values.value.barredPrefixes))
      throw new AppError<DialIssue>('dial/barred');
  }

  /** The line to call from; an emergency call takes any line that works rather than none. */
  #lineFor(wanted: string | undefined, emergency: boolean): string {
    const { accounts, control } = this.#parts;
    const lines = control.lines.value;
    const line = lineOf(lines, wanted ?? accounts.activeId.value);
    if (line?.registration.state === 'registered') return line.id;
    // Many a telephone system takes an emergency call from a phone that it did not register: better tried than not.
    const other = emergency
      ? (lines.find(({ registration }) => registration.state === 'registered') ??
        lines.find(({ registration }) => registration.link.state === 'open'))
      : undefined;
    if (other !== undefined) return other.id;
    throw accounts.profiles.value.length === 0
      ? new AppError<CallErrorCode>('call/no-line')
      : new AppError<DialIssue>('dial/not-registered');
  }

  /** An address counts at the domain of an account alone: elsewhere "112" is what its owner makes of it. */
  #isEmergency(target: string): boolean {
    const { accounts, settings } = this.#parts;
    const [number = '', host] = target.split('@');
    if (host !== undefined && !accounts.profiles.value.some(({ domain }) => domain === host)) return false;
    return isEmergency(number, countriesOf(settings.values.value.country, navigator.languages));
  }

  #lastInHistory(): string | undefined {
    const last = this.#parts.history.entries.value.find(({ direction }) => direction === 'outbound');
    return last === undefined || last.remote.number === '' ? undefined : last.remote.number;
  }
}
