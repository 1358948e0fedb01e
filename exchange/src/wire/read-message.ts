import { SipRequest, SipResponse } from './sip-message.ts';

/** What a frame turned out to be. `broken` carries what a 400 needs, when it was a request at all. */
export type ReadResult =
  | { readonly kind: 'request'; readonly request: SipRequest }
  | { readonly kind: 'response'; readonly response: SipResponse }
  | {
      readonly kind: 'broken';
      readonly request?: SipRequest;
      readonly status: number;
      readonly reason: string;
    }
  | { readonly kind: 'noise' };

const MAX_HEADERS = 200;
const REQUEST_LINE = /^([^ \t]+) (.+) SIP\/(\d+\.\d+)$/i;
const STATUS_LINE = /^SIP\/2\.0 (\d+)(?: (.*))?$/i;
const TOKEN = /^[A-Za-z0-9\-.!%*_+`'~]+$/;

interface Parts {
  readonly start: string;
  readonly headers: readonly string[];
  readonly body: string;
}

/** Start line, headers (folded lines joined, RFC 3261 §7.3.1) and body. A missing blank line ends the headers too. */
function take(text: string): Parts | undefined {
  const leading = text.replace(/^(?:\r\n)+/, '');
  const blank = leading.indexOf('\r\n\r\n');
  const head = blank === -1 ? leading.replace(/\r\n$/, '') : leading.slice(0, blank);
  const body = blank === -1 ? '' : leading.slice(blank + 4);
  const [start, ...lines] = head.split(/\r\n(?![ \t])/);
  return start === undefined || start === '' ? undefined : { start, headers: lines, body };
}

/** Bytes past Content-Length are dropped, fewer than it says are an error (RFC 3261 §18.3). */
function fitBody(headers: readonly string[], body: string): string | undefined {
  const lengths = headers.filter((line) => /^(?:content-length|l)[ \t]*:/i.test(line));
  const [line] = lengths;
  if (line === undefined) return body;
  const value = line.slice(line.indexOf(':') + 1).trim();
  if (lengths.length > 1 || !/^\d{1,9}$/.test(value)) return undefined;
  const length = Number(value);
  return length > body.length ? undefined : body.slice(0, length);
}

function readResponse(parts: Parts, match: RegExpExecArray, body: string | undefined): ReadResult {
  const status = Number(match[1]);
  if (body === undefined || status < 100 || status > 699) return { kind: 'noise' };
  return {
    kind: 'response',
    response: new SipResponse({ status, reason: match[2] ?? '' }, parts.headers, body),
  };
}

interface RequestLine {
  readonly method: string;
  readonly uri: string;
  readonly version: string;
}

function readRequestLine(start: string): RequestLine | undefined {
  const [, method, uri, version] = REQUEST_LINE.exec(start.trimEnd()) ?? [];
  if (method === undefined || uri === undefined || version === undefined) return undefined;
  return TOKEN.test(method) ? { method, uri, version } : undefined;
}

/** What is wrong with a request as a whole; undefined when nothing is. */
function fault(
  line: RequestLine,
  parts: Parts,
  headers: readonly string[],
): readonly [number, string] | undefined {
  if (line.version !== '2.0') return [505, 'Version Not Supported'];
  if (/[ \t<>\u0000-\u001f]/.test(line.uri)) return [400, 'Malformed Request-URI'];
  if (headers.length !== parts.headers.length) return [400, 'Malformed Header'];
  if (headers.length > MAX_HEADERS) return [400, 'Too Many Headers'];
  return undefined;
}

/**
 * Reads one WebSocket frame (RFC 7118 §5: one frame, one message). Only what routing needs is read here; header values
 * stay text. Never throws.
 */
export function readMessage(text: string): ReadResult {
  const parts = take(text);
  if (parts === undefined) return { kind: 'noise' };
  const headers = parts.headers.filter((line) => line.includes(':'));
  const body = fitBody(headers, parts.body);
  const statusLine = STATUS_LINE.exec(parts.start);
  if (statusLine !== null) return readResponse({ ...parts, headers }, statusLine, body);
  const line = readRequestLine(parts.start);
  if (line === undefined) return { kind: 'noise' };
  const request = new SipRequest({ method: line.method, uri: line.uri.trim() }, headers, body ?? '');
  const wrong =
    fault(line, parts, headers) ?? (body === undefined ? ([400, 'Bad Content-Length'] as const) : undefined);
  if (wrong === undefined) return { kind: 'request', request };
  return { kind: 'broken', request, status: wrong[0], reason: wrong[1] };
}
