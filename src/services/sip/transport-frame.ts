/** The largest message that is read. An INVITE with SDP has some kilobytes; a full dialog-info list some tens. */
export const MAX_MESSAGE = 256 * 1024;

const decoder = new TextDecoder();

/**
 * The text of a WebSocket frame. SIP may come in text or binary frames (RFC 7118 §5.2). Blank lines before a
 * message are dropped (RFC 3261 §7.5), keep-alive frames are not. Undefined for anything else, or too much of it.
 */
export function frameText(data: unknown): string | undefined {
  if (typeof data === 'string') return data.length > MAX_MESSAGE ? undefined : trimmed(data);
  if (!(data instanceof ArrayBuffer) || data.byteLength > MAX_MESSAGE) return undefined;
  return trimmed(decoder.decode(data));
}

function trimmed(text: string): string {
  if (/^(?:\r\n){0,2}$/.test(text)) return text;
  const start = text.search(/[^\r\n]/);
  return start === -1 ? '' : text.slice(start);
}
