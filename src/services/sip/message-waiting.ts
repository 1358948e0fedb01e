import type { MessageWaiting } from '../../domain/call/line.ts';
import { parseDialTarget } from '../../domain/dialing/dial-target.ts';

const MAX_BODY = 4096;
const MAX_COUNT = 100_000;

function count(text: string | undefined): number {
  return text === undefined ? 0 : Math.min(Number(text), MAX_COUNT);
}

/** Reads `application/simple-message-summary` (RFC 3842 §5.2); undefined when the one line that it must have is missing. */
export function readMessageSummary(body: string): MessageWaiting | undefined {
  const text = body.slice(0, MAX_BODY);
  const waiting = /^\s*messages-waiting\s*:\s*(yes|no)\s*$/im.exec(text)?.[1]?.toLowerCase();
  if (waiting === undefined) return undefined;
  const voice = /^\s*voice-message\s*:\s*(\d{1,6})\s*\/\s*(\d{1,6})/im.exec(text);
  const address = /^\s*message-account\s*:\s*((?:sips?|tel):\S{1,256})\s*$/im.exec(text)?.[1];
  // Shown and dialled as the same text; what could not be dialled is not shown.
  const account = parseDialTarget(address ?? '', { numericOnly: false });
  return Object.freeze({
    waiting: waiting === 'yes',
    newMessages: count(voice?.[1]),
    oldMessages: count(voice?.[2]),
    ...(account.ok && { account: account.target }),
  });
}

/** Whether a NOTIFY is about messages: `Event: message-summary`, or the body type where an old server sends no event. */
export function isMessageSummary(event: string | undefined, contentType: string | undefined): boolean {
  if (event !== undefined) return /^\s*message-summary\s*(?:;|$)/i.test(event);
  return /^\s*application\/simple-message-summary\b/i.test(contentType ?? '');
}
