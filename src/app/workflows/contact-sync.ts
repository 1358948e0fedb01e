import type { SourceId } from '../../domain/contacts/contact.ts';
import type { ContactSources } from '../../domain/import/source-runs.ts';
import { nextRun } from '../../domain/import/source-store.ts';
import type { SourceStore } from '../../domain/import/source-store.ts';
import { SerialQueue } from '../../lib/serial-queue.ts';
import { effect, untracked } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';

/** What sources are read after: registering, and whatever the person opened the phone for. Milliseconds. */
const REST_MS = 3000;

/** As the window's role is decided. */
export type SyncRole = 'unknown' | 'owner' | 'guest';

export interface ContactSyncParts {
  readonly store: Pick<SourceStore, 'sources'>;
  readonly runs: { run(id: SourceId, attended: boolean): Promise<unknown> };
  readonly role: ReadonlySignal<SyncRole>;
  /** Timers that a background page does not throttle. */
  readonly after: (ms: number, run: () => void) => () => void;
  readonly report: (error: unknown) => void;
  readonly now?: () => number;
}

/**
 * Imports the sources on start and then at their intervals, one after the other, in the window that owns the phone. A
 * failure stands in the status of the source; it must not call for attention each time. Returns the function that ends it.
 */
export function contactSync({
  store,
  runs,
  role,
  after,
  report,
  now = Date.now,
}: ContactSyncParts): () => void {
  const queue = new SerialQueue();
  const waiting = new Set<SourceId>();
  /** Also of runs that left no trace: given up, or another window had them in hand. */
  const tried = new Map<SourceId, number>();
  let started = false;
  let cancel = (): void => undefined;

  const run = (id: SourceId): void => {
    if (waiting.has(id)) return;
    waiting.add(id);
    queue
      .run(() => runs.run(id, false))
      .catch(report)
      .finally(() => {
        waiting.delete(id);
        tried.set(id, now());
        plan();
      });
  };

  const plan = (): void => {
    cancel();
    cancel = (): void => undefined;
    if (role.peek() !== 'owner') return;
    const due = store.sources.peek().flatMap(({ source, status }) => {
      const lastRun = Math.max(status.lastRun ?? 0, tried.get(source.id) ?? 0);
      const at = nextRun(source, { lastRun });
      return at === undefined || waiting.has(source.id) ? [] : [{ id: source.id, at }];
    });
    const next = Math.min(...due.map(({ at }) => at));
    if (next === Infinity) return;
    cancel = after(Math.max(0, next - now()), () => {
      for (const { id, at } of due) if (at <= now()) run(id);
      plan();
    });
  };

  const start = (): void => {
    started = true;
    // A window that gets the phone from another one later is no start of the app.
    if (role.peek() !== 'owner') return;
    for (const { source } of store.sources.peek()) if (source.enabled && !source.skipOnStart) run(source.id);
  };

  const end = effect(() => {
    void store.sources.value;
    const decided = role.value !== 'unknown';
    untracked(() => {
      if (decided && !started) start();
      plan();
    });
  });
  return () => {
    end();
    cancel();
  };
}

export interface ContactSyncLaterParts {
  readonly sources: () => Promise<ContactSources>;
  readonly role: { readonly role: ReadonlySignal<SyncRole> };
  readonly timers: { after(ms: number, run: () => void): () => void };
  readonly report: (error: unknown) => void;
}

/** The same, when the phone has come to rest. */
export function contactSyncLater({ sources, role, timers, report }: ContactSyncLaterParts): void {
  const after = (ms: number, run: () => void): (() => void) => timers.after(ms, run);
  after(REST_MS, () => {
    sources().then(({ store, runs }) => {
      contactSync({ store, runs, role: role.role, after, report });
    }, report);
  });
}
