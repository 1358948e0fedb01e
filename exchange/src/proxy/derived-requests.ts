import { readCSeq } from '../wire/grammar.ts';
import { SipRequest, type SipResponse } from '../wire/sip-message.ts';

function derive(invite: SipRequest, method: string): SipRequest {
  const request = new SipRequest({ method, uri: invite.uri }, []);
  request.append('Via', invite.list('via')[0] ?? '');
  request.append('Max-Forwards', '70');
  for (const route of invite.all('route')) request.append('Route', route);
  request.append('From', invite.get('from') ?? '');
  request.append('To', invite.get('to') ?? '');
  request.append('Call-ID', invite.get('call-id') ?? '');
  request.append('CSeq', `${String(readCSeq(invite.get('cseq'))?.number ?? 0)} ${method}`);
  request.setBody('');
  return request;
}

/** The ACK to a final response other than 2xx (RFC 3261 §17.1.1.3). */
export function ackFor(invite: SipRequest, response: SipResponse): SipRequest {
  const ack = derive(invite, 'ACK');
  ack.set('To', response.get('to') ?? '');
  return ack;
}

/** The CANCEL of an INVITE (RFC 3261 §9.1), with the reason in the words of RFC 3326. */
export function cancelFor(invite: SipRequest, reasons: readonly string[]): SipRequest {
  const cancel = derive(invite, 'CANCEL');
  for (const reason of reasons) cancel.append('Reason', reason);
  return cancel;
}
