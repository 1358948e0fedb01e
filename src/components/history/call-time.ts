import { durationOf, outcomeOf } from '../../domain/history/history.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import { textsIfLoaded } from '../../i18n/localize.ts';
import type { Localize } from '../../i18n/localize.ts';

function isSameDay(left: Date, right: Date): boolean {
  return left.toDateString() === right.toDateString();
}

/** `10:42` today, `18 Nov` before. */
export function shortTime(at: number, now: number, text: Localize): string {
  const date = new Date(at);
  return isSameDay(date, new Date(now))
    ? text.date(date, { hour: '2-digit', minute: '2-digit' })
    : text.date(date, { day: 'numeric', month: 'short' });
}

/** The heading of a day. */
export function dayName(at: number, now: number, text: Localize): string {
  const date = new Date(at);
  const today = new Date(now);
  if (isSameDay(date, today)) return text.term('today');
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (isSameDay(date, yesterday)) return text.term('yesterday');
  const sameYear = date.getFullYear() === today.getFullYear();
  return text.date(date, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(!sameYear && { year: 'numeric' }),
  });
}

export function clockTime(at: number | undefined, text: Localize): string {
  if (at === undefined) return '–';
  return text.date(new Date(at), { hour: '2-digit', minute: '2-digit', second: '2-digit' });
}

/** How long it lasted, or what became of it, in a word or two. */
export function resultText(entry: HistoryEntry, text: Localize): string {
  const seconds = durationOf(entry);
  if (seconds !== undefined) return text.term('minutes', seconds);
  if (outcomeOf(entry) === 'running') return text.term('runningNow');
  const outcome = outcomeOf(entry);
  if (outcome === 'missed' || outcome === 'blocked') return text.term('callKind', entry);
  // The list of recent calls is drawn before these words are there; it is drawn anew when they come.
  if (entry.endReason === undefined || textsIfLoaded('rest') === undefined) return '';
  return text.term('endReason', entry.endReason.kind);
}
