import { DOMAIN } from '../accounts.ts';
import type { MailboxCount } from './voicemail.ts';

export const MESSAGE_SUMMARY_TYPE = 'application/simple-message-summary';

/** The body of a message-summary NOTIFY (RFC 3842 §5.2). */
export function messageSummary(user: string, count: MailboxCount): string {
  const lines = [
    `Messages-Waiting: ${count.new > 0 ? 'yes' : 'no'}`,
    `Message-Account: sip:${user}@${DOMAIN}`,
    `Voice-Message: ${String(count.new)}/${String(count.old)} (0/0)`,
  ];
  return `${lines.join('\r\n')}\r\n`;
}
