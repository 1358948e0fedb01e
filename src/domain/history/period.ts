/** Which days the history shows: of this machine's clock, today among them. `days` is chosen by hand. */
export type PeriodChoice = 'all' | 'today' | 'week' | 'month' | 'days';

export interface Period {
  readonly choice: PeriodChoice;
  /** `YYYY-MM-DD`, as a date field gives it, both included; empty for no bound. Used with `days`. */
  readonly first: string;
  readonly last: string;
}

export const ALL_DAYS: Period = Object.freeze({ choice: 'all', first: '', last: '' });

/** Milliseconds since the epoch; `until` is excluded. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

const DAYS: Readonly<Record<Exclude<PeriodChoice, 'all' | 'days'>, number>> = {
  today: 1,
  week: 7,
  month: 30,
};

/** Days differ in length where clocks change, so days are counted by the calendar. */
function midnight(time: number, days: number): number {
  const date = new Date(time);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + days).getTime();
}

/** The start of a day that a date field gave; undefined for none. */
function dayOf(text: string): number | undefined {
  const time = /^\d{4,6}-\d\d-\d\d$/.test(text) ? new Date(`${text}T00:00`).getTime() : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** @param now milliseconds since the epoch */
export function spanOf({ choice, first, last }: Period, now: number): Span {
  switch (choice) {
    case 'all':
      return { from: -Infinity, until: Infinity };
    case 'days': {
      const [from, to] = [dayOf(first), dayOf(last)];
      // Chosen the other way round, they mean the same days.
      const swapped = from !== undefined && to !== undefined && to < from;
      const [begin, end] = swapped ? [to, from] : [from, to];
      return { from: begin ?? -Infinity, until: end === undefined ? Infinity : midnight(end, 1) };
    }
    default:
      return { from: midnight(now, 1 - DAYS[choice]), until: Infinity };
  }
}
