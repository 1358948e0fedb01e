import { SipResponse, type SipRequest } from './sip-message.ts';
import { readTag } from './grammar.ts';

/** What the exchange calls itself on the wire, so that nobody mistakes it for a telephone system. */
export const PRODUCT = 'Offhook practice exchange (for practice only)';

const REASONS: Readonly<Record<number, string>> = {
  100: 'Trying',
  180: 'Ringing',
  200: 'OK',
  202: 'Accepted',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  407: 'Proxy Authentication Required',
  408: 'Request Timeout',
  416: 'Unsupported URI Scheme',
  420: 'Bad Extension',
  423: 'Interval Too Brief',
  480: 'Temporarily Unavailable',
  481: 'Call/Transaction Does Not Exist',
  482: 'Loop Detected',
  483: 'Too Many Hops',
  486: 'Busy Here',
  487: 'Request Terminated',
  488: 'Not Acceptable Here',
  489: 'Bad Event',
  500: 'Server Internal Error',
  503: 'Service Unavailable',
  505: 'Version Not Supported',
  603: 'Decline',
};

export interface ResponseOptions {
  readonly reason?: string;
  /** To tag, for responses that create a dialog or end a transaction (RFC 3261 §8.2.6.2). */
  readonly tag?: string;
  readonly headers?: readonly (readonly [name: string, value: string])[];
  readonly body?: { readonly type: string; readonly text: string };
}

/** A response of our own to a request (RFC 3261 §8.2.6): Via, From, To, Call-ID and CSeq are copied as they came. */
export function respond(request: SipRequest, status: number, options: ResponseOptions = {}): SipResponse {
  const copied = ['via', 'from', 'to', 'call-id', 'cseq'].flatMap((key) => request.raw(key));
  const response = new SipResponse(
    { status, reason: options.reason ?? REASONS[status] ?? 'Unknown' },
    copied,
  );
  const to = response.get('to');
  if (options.tag !== undefined && to !== undefined && readTag(to) === '') {
    response.set('To', `${to};tag=${options.tag}`);
  }
  for (const [name, value] of options.headers ?? []) response.append(name, value);
  response.append('Server', PRODUCT);
  response.setBody(options.body?.text ?? '', options.body?.type);
  return response;
}
