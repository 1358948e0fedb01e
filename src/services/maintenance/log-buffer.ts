import type { LogThreshold } from '../../domain/settings/settings.ts';
import type { LogLevel, LogRecord } from '../../lib/logger.ts';
import { signal } from '../../lib/signals.ts';
import type { ReadonlySignal } from '../../lib/signals.ts';

const RANK: Readonly<Record<LogThreshold | LogLevel, number>> = {
  off: 0,
  error: 1,
  warn: 2,
  info: 3,
  debug: 4,
  trace: 5,
};
const CAPACITY = 5000;
/** A SIP message with a long body fits; a flood of them does not fill the memory. Characters. */
const MAX_TEXT = 16_384;
const RECENT = 200;
/** How often a live view is brought up to date. Milliseconds. */
const PERIOD = 400;

/** The newest log records, in memory. */
export class LogBuffer {
  readonly #threshold: () => LogThreshold;
  readonly #records: LogRecord[] = [];
  readonly #recent = signal<readonly LogRecord[]>([]);
  /** Where the oldest record stands once the buffer is full. */
  #oldest = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly recent: ReadonlySignal<readonly LogRecord[]> = this.#recent;

  /** @param threshold asked for each record, so that a change of `Settings.logLevel` acts at once. */
  constructor(threshold: () => LogThreshold) {
    this.#threshold = threshold;
  }

  /** What `addLogSink` asks before a record is made. */
  readonly wants = (level: LogLevel): boolean => RANK[level] <= RANK[this.#threshold()];

  /** The sink for `addLogSink`. */
  readonly add = (record: LogRecord): void => {
    if (!this.wants(record.level)) return;
    const { text } = record;
    const kept = text.length > MAX_TEXT ? { ...record, text: `${text.slice(0, MAX_TEXT)}…` } : record;
    if (this.#records.length < CAPACITY) this.#records.push(kept);
    else {
      this.#records[this.#oldest] = kept;
      this.#oldest = (this.#oldest + 1) % CAPACITY;
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#recent.value = Object.freeze(this.#newest(RECENT));
    }, PERIOD);
  };

  /** Oldest first. */
  all(): readonly LogRecord[] {
    return [...this.#records.slice(this.#oldest), ...this.#records.slice(0, this.#oldest)];
  }

  /** The last `count`, oldest first, without a copy of all of them. */
  #newest(count: number): readonly LogRecord[] {
    const tail = this.#records.slice(Math.max(0, this.#oldest - count), this.#oldest);
    return tail.length === count ? tail : [...this.#records.slice(tail.length - count), ...tail];
  }

  /** One line for each record: time (UTC), level, area, text. */
  text(): string {
    return this.all().map(logLine).join('\n');
  }
}

function logLine({ time, level, area, text }: LogRecord): string {
  return `${new Date(time).toISOString()} ${level.padEnd(5)} [${area}] ${text}`;
}
