import type { LogConnector } from 'sip.js';
import { logger } from '../../lib/logger.ts';

const log = logger('sip');

/**
 * Takes what SIP.js logs. Its own output is switched off: it prints the digest secret with the configuration and the
 * Authorization header with each message. Every record passes the redactor of `lib/logger`.
 */
export const sipLogConnector: LogConnector = (level, category, label, content) => {
  const text = `${category}${label === undefined ? '' : ` ${label}`}: ${content}`;
  // What is an "error" to SIP.js is seldom one to a person; the line says itself when a person is affected.
  if (level === 'error' || level === 'warn') log.warn(text);
  else log.debug(text);
};

/** Traces a message as it stands on the wire, redacted. */
export function traceMessage(direction: 'sent' | 'received', url: string, message: string): void {
  log.trace(`${direction === 'sent' ? '→' : '←'} ${url}\n${message}`);
}
