import { redact } from './redact.ts';

/** `error`: the user sees a failure · `warn`: recovered anomaly · `info`: a life-cycle step · `debug`: the rest · `trace`: messages. */
export type LogLevel = 'error' | 'warn' | 'info' | 'debug' | 'trace';

export interface LogRecord {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly level: LogLevel;
  readonly area: string;
  readonly text: string;
}

export type LogSink = (record: LogRecord) => void;

const sinks = new Map<LogSink, (level: LogLevel) => boolean>();

/**
 * Adds a place where records go, already redacted; returns the function that removes it. Redacting costs more than all
 * the rest, so a record that no place `wants` is never made: SIP.js passes every message.
 */
export function addLogSink(sink: LogSink, wants: (level: LogLevel) => boolean = () => true): () => void {
  sinks.set(sink, wants);
  return () => sinks.delete(sink);
}

export type Logger = Readonly<Record<LogLevel, (text: string, ...details: readonly unknown[]) => void>>;

function describe(detail: unknown): string {
  if (detail instanceof Error) return detail.stack ?? detail.message;
  if (typeof detail === 'string') return detail;
  return detail === undefined ? 'undefined' : JSON.stringify(detail);
}

function write(level: LogLevel, area: string, text: string, details: readonly unknown[]): void {
  const wanting = [...sinks].filter(([, wants]) => wants(level));
  if (wanting.length === 0) return;
  const full = redact([text, ...details.map(describe)].join(' '));
  const record: LogRecord = { time: Date.now(), level, area, text: full };
  for (const [sink] of wanting) sink(record);
}

/** The logger of an area, such as `sip` or `media`. Secrets and digits are removed before any sink sees a record. */
export function logger(area: string): Logger {
  const at =
    (level: LogLevel) =>
    (text: string, ...details: readonly unknown[]) => {
      write(level, area, text, details);
    };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug'), trace: at('trace') };
}
