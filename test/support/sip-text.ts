/** A SIP message as tests read and write it: no grammar, so that malformed ones can be made as well. */
export interface SipText {
  readonly start: string;
  readonly method: string;
  /** The first header of a name (long form), without the name. */
  header(name: string): string | undefined;
  headers(name: string): readonly string[];
  readonly body: string;
}

export function readSip(message: string): SipText {
  const end = message.indexOf('\r\n\r\n');
  const [start = '', ...lines] = message.slice(0, end === -1 ? undefined : end).split('\r\n');
  const headers = (name: string): string[] =>
    lines
      .filter((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`))
      .map((line) => line.slice(name.length + 1).trim());
  const header = (name: string): string | undefined => headers(name)[0];
  const method = start.startsWith('SIP/2.0 ')
    ? (header('CSeq')?.split(' ')[1] ?? '')
    : (start.split(' ')[0] ?? '');
  return { start, method, header, headers, body: end === -1 ? '' : message.slice(end + 4) };
}

/** A response that copies what RFC 3261 §8.2.6.2 asks for; `extra` are whole header lines. */
export function respond(request: SipText, status: string, extra: readonly string[] = [], body = ''): string {
  const to = request.header('To') ?? '';
  return [
    `SIP/2.0 ${status}`,
    ...request.headers('Via').map((via) => `Via: ${via}`),
    `From: ${request.header('From') ?? ''}`,
    `To: ${to.includes(';tag=') ? to : `${to};tag=${Math.random().toString(36).slice(2)}`}`,
    `Call-ID: ${request.header('Call-ID') ?? ''}`,
    `CSeq: ${request.header('CSeq') ?? ''}`,
    ...extra,
    `Content-Length: ${String(new TextEncoder().encode(body).length)}`,
    '',
    body,
  ].join('\r\n');
}
