import type { Invitation } from 'sip.js';
import { logger } from '../../lib/logger.ts';
import type { SipCall } from './sip-call.ts';
import { ignoreGone } from './sip-call-errors.ts';
import type { IncomingCall } from './sip-call-incoming.ts';

const log = logger('sip');

/**
 * INVITE with Replaces (RFC 3891): an attended transfer or a pickup puts a new far side in the place of an old one.
 * SIP.js has found the old dialog (or refused with 481 or 486) and does no more. The new call is answered without a
 * ring, in the state of the old one, which ends. True when the new call stands.
 */
export function replaceCall(
  invitation: Invitation,
  call: IncomingCall,
  replaced: SipCall | undefined,
): boolean {
  // SIP.js would end the old session itself after `accept`, which fails without a trace for one that is not answered
  // yet: the INVITE went on ringing. The old call ends itself.
  invitation._replacee = undefined;
  const before = replaced?.state.peek();
  if (
    replaced === undefined ||
    before === undefined ||
    before.phase === 'ended' ||
    before.phase === 'ending'
  ) {
    invitation.reject({ statusCode: 481 }).catch(ignoreGone);
    return false;
  }
  // RFC 3891 §3: an early dialog can only be replaced where this side began it; a phone that rings is not answered so.
  if (before.connectedAt === undefined && before.direction === 'inbound') {
    invitation.reject({ statusCode: 481 }).catch(ignoreGone);
    return false;
  }
  log.info('a call takes the place of another');
  call.takeOver(before.hold.local, before.muted);
  replaced.replaced();
  return true;
}
