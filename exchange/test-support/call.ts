import type { SipRequest, SipResponse } from '../src/wire/sip-message.ts';
import type { RawPhone } from './raw-sip.ts';

export const SDP =
  'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 40000 RTP/AVP 0\r\n';

/** A call that stands, with the messages that opened it as each side saw them. */
export interface Established {
  readonly invite: SipRequest;
  readonly answer: SipResponse;
  readonly received: SipRequest;
  readonly given: SipResponse;
}

export async function establish(
  caller: RawPhone,
  callee: RawPhone,
  extra: readonly string[] = [],
): Promise<Established> {
  const invite = caller.make('INVITE', callee.user, extra, SDP);
  caller.sendMessage(invite);
  const received = await callee.request('INVITE');
  callee.reply(received, 180);
  await caller.response(180);
  const given = callee.reply(received, 200, [], SDP);
  const answer = await caller.response(200, 'INVITE');
  caller.sendMessage(caller.within('ACK', invite, answer));
  await callee.request('ACK');
  return { invite, answer, received, given };
}

/** The CANCEL of an INVITE: the same but for its method. */
export function cancelOf(invite: SipRequest): string {
  return invite
    .toString()
    .replace(/^INVITE/, 'CANCEL')
    .replace(/(CSeq: \d+) INVITE/, '$1 CANCEL');
}
