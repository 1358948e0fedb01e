import type { URI } from 'sip.js';

export interface OptionsProbe {
  readonly message: string;
  /** Whether a message answers the probe; then it is no business of the user agent. */
  answeredBy(message: string): boolean;
}

function token(): string {
  return crypto.randomUUID().replaceAll('-', '');
}

/**
 * An OPTIONS to the own domain (RFC 3261 §11), outside SIP.js: it needs no transaction, and must never be answered with
 * credentials, since any answer proves that the server lives.
 */
export function optionsProbe(
  aor: URI,
  via: { readonly protocol: string; readonly host: string },
): OptionsProbe {
  const callId = token();
  const domain = aor.clone();
  domain.user = undefined;
  const lines = [
    `OPTIONS ${domain.toString()} SIP/2.0`,
    `Via: SIP/2.0/${via.protocol} ${via.host};branch=z9hG4bK${token()}`,
    'Max-Forwards: 70',
    `From: <${aor.toString()}>;tag=${token().slice(0, 10)}`,
    `To: <${domain.toString()}>`,
    `Call-ID: ${callId}`,
    'CSeq: 1 OPTIONS',
    'Content-Length: 0',
  ];
  const answer = new RegExp(`^SIP/2\\.0 [^]*\\r\\n(?:call-id|i)[ \\t]*:[ \\t]*${callId}\\r\\n`, 'i');
  return { message: `${lines.join('\r\n')}\r\n\r\n`, answeredBy: (message) => answer.test(message) };
}
