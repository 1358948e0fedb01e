import type { Invitation, Notification, SessionDescriptionHandlerFactory } from 'sip.js';
import type { Profile } from '../../domain/account/profile.ts';
import type { LineSnapshot, MessageWaiting } from '../../domain/call/line.ts';
import type { LineId } from '../../domain/call/call.ts';
import { logger } from '../../lib/logger.ts';
import { computed, effect, signal, untracked } from '../../lib/signals.ts';
import type { ReadonlySignal, Signal } from '../../lib/signals.ts';
import { SipLine } from './line.ts';
import { isMessageSummary, readMessageSummary } from './message-waiting.ts';
import type { SipOptions } from './ports.ts';
import { ignoreGone } from './sip-call-errors.ts';
import { CallLine } from './sip-call-line.ts';
import type { Socket } from './transport.ts';
import { ALLOW } from './user-agent.ts';

export interface SipLinesOptions extends SipOptions {
  readonly factory: SessionDescriptionHandlerFactory;
  readonly openSocket?: (url: string) => Socket;
  /** Whether a call lives on the line. */
  readonly engaged: (id: LineId) => boolean;
  /** Ends the calls on the line; resolves when that is done, or has taken too long. */
  readonly hangUp: (id: LineId) => Promise<void>;
  readonly onInvite: (invitation: Invitation, line: ManagedLine) => void;
}

/** One line and what belongs to it. */
export interface ManagedLine {
  readonly line: SipLine;
  readonly call: CallLine;
}

interface Entry extends ManagedLine {
  readonly key: string;
  readonly waiting: Signal<MessageWaiting | undefined>;
  readonly profile: Signal<Profile>;
  end: () => void;
}

const log = logger('sip');

/** What a line must register anew for; the rest of a profile may change under a living call. */
function keyOf({ user, domain, authName, displayName, servers }: Profile): string {
  return JSON.stringify([user, domain, authName, displayName, servers]);
}

/** The lines, one for each enabled profile. A change of one profile leaves the other lines, and all living calls, alone. */
export class SipLines {
  readonly #options: SipLinesOptions;
  readonly #entries = signal<readonly Entry[]>([]);
  readonly snapshots: ReadonlySignal<readonly LineSnapshot[]> = computed(() =>
    Object.freeze(this.#entries.value.map(snapshotOf)),
  );

  constructor(options: SipLinesOptions) {
    this.#options = options;
  }

  get(id: LineId | undefined): ManagedLine | undefined {
    return this.#entries.peek().find((entry) => entry.call.profile.id === id);
  }

  retry(id?: LineId): void {
    for (const entry of this.#entries.peek()) {
      if (id === undefined || entry.call.profile.id === id) entry.line.retry();
    }
  }

  /** Follows the profiles until the returned function is called. */
  follow(): () => void {
    let stop: (() => void) | undefined;
    let stopped = false;
    this.#options
      .instanceId()
      .then((instanceId) => {
        if (stopped) return;
        stop = effect(() => {
          const profiles = this.#options.profiles.value;
          // A line with a living call changes when the call is over; asking here follows that.
          for (const { id } of profiles) this.#options.engaged(id);
          untracked(() => {
            this.#reconcile(profiles, instanceId);
          });
        });
      })
      .catch((error: unknown) => {
        log.error('the lines could not be started', error);
      });
    return () => {
      stopped = true;
      stop?.();
    };
  }

  async stop(): Promise<void> {
    const entries = this.#entries.peek();
    this.#entries.value = [];
    await Promise.allSettled(entries.map((entry) => release(entry)));
  }

  #reconcile(profiles: readonly Profile[], instanceId: string): void {
    const wanted = profiles.filter(({ enabled }) => enabled);
    const before = this.#entries.peek();
    const next: Entry[] = [];
    for (const entry of before) {
      const { id } = entry.call.profile;
      const profile = wanted.find((candidate) => candidate.id === id);
      const same = profile !== undefined && keyOf(profile) === entry.key;
      // Who signed out is out: no call goes on with an account that is gone.
      const gone = !profiles.some((candidate) => candidate.id === id);
      if (!same && !gone && this.#options.engaged(id)) next.push(entry);
      else if (same) next.push(follow(entry, profile));
      else this.#drop(entry);
    }
    for (const profile of wanted) {
      if (!next.some((entry) => entry.call.profile.id === profile.id))
        next.push(this.#open(profile, instanceId));
    }
    const order = (entry: Entry): number => profiles.findIndex(({ id }) => id === entry.call.profile.id);
    this.#entries.value = next.sort((a, b) => order(a) - order(b));
  }

  #drop(entry: Entry): void {
    const leave = async (): Promise<void> => {
      await this.#options.hangUp(entry.call.profile.id);
      await release(entry);
    };
    leave().catch((error: unknown) => {
      log.warn('a line could not be stopped', error);
    });
  }

  #open(profile: Profile, instanceId: string): Entry {
    const { factory, openSocket, settings, timers, surroundings } = this.#options;
    const waiting = signal<MessageWaiting | undefined>(undefined);
    const onSummary = (body: string): void => {
      waiting.value = readMessageSummary(body) ?? waiting.peek();
    };
    const followed = signal(profile);
    const line = new SipLine({
      profile,
      password: () => this.#options.password(profile.id),
      instanceId,
      settings,
      timers,
      surroundings,
      sessionDescriptionHandlerFactory: factory,
      ...(openSocket !== undefined && { openSocket }),
      delegate: {
        onInvite: (invitation) => {
          this.#options.onInvite(invitation, entry);
        },
        onNotify: (notification) => {
          answerNotify(notification, onSummary);
        },
        // Out of a dialog nobody may make this phone dial (RFC 3515).
        onReferRequest: (request) => {
          request.reject({ statusCode: 603 });
        },
        // There is nobody to read it; SIP.js would say 200 and throw it away.
        onMessage: (message) => {
          message.reject({ statusCode: 405, extraHeaders: [ALLOW] }).catch(ignoreGone);
        },
      },
    });
    const entry: Entry = {
      line,
      call: new CallLine(line, followed),
      key: keyOf(profile),
      waiting,
      profile: followed,
      end: () => undefined,
    };
    line.start().then(
      () => {
        // Stopped while it started: another window took the phone over, or the profile went.
        if (line.started) entry.end = this.#watchMessages(line, onSummary);
      },
      (error: unknown) => {
        log.error(`line ${profile.label} could not be started`, error);
      },
    );
    return entry;
  }

  /** Asks for message-summary each time the line is registered. No call waits for it, so it loads later. */
  #watchMessages(line: SipLine, onSummary: (body: string) => void): () => void {
    let ended = false;
    let end = (): void => undefined;
    const begin = async (): Promise<void> => {
      const { MessageWaitingSubscription } = await import('./message-waiting-subscription.ts');
      if (ended || !line.started) return;
      const subscription = new MessageWaitingSubscription({
        userAgent: line.userAgent,
        timers: this.#options.timers,
        onSummary,
      });
      const registered = computed(() => line.registration.value.state === 'registered');
      const stop = effect(() => {
        const now = registered.value;
        untracked(() => {
          if (now) subscription.start();
          else subscription.stop();
        });
      });
      end = () => {
        stop();
        subscription.stop();
      };
    };
    begin().catch((error: unknown) => {
      log.warn('the lamp of the voice mail stays dark', error);
    });
    return () => {
      ended = true;
      end();
    };
  }
}

function follow(entry: Entry, profile: Profile): Entry {
  // Saved anew: perhaps with another password, which no profile holds. A line that works takes no notice.
  if (profile !== entry.profile.peek()) entry.line.retry();
  entry.profile.value = profile;
  return entry;
}

function release(entry: Entry): Promise<void> {
  entry.end();
  return entry.line.stop();
}

function snapshotOf({ line, profile, waiting }: Entry): LineSnapshot {
  const { id, label, user, domain, voicemail } = profile.value;
  const messages = waiting.value;
  return Object.freeze({
    id,
    label,
    address: `${user}@${domain}`,
    registration: line.registration.value,
    ...(messages !== undefined && { messageWaiting: messages }),
    ...(voicemail !== undefined && voicemail !== '' && { voicemail }),
  });
}

function answerNotify(notification: Notification, onSummary: (body: string) => void): void {
  const { request } = notification;
  const known = isMessageSummary(request.getHeader('Event'), request.getHeader('Content-Type'));
  (known ? notification.accept() : notification.reject({ statusCode: 481 })).catch((error: unknown) => {
    log.debug('NOTIFY not answered', error);
  });
  if (known && request.body) onSummary(request.body);
}
