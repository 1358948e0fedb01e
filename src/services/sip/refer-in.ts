import type { Referral, Session } from 'sip.js';
import { SessionState } from 'sip.js';
import type { Party } from '../../domain/call/call.ts';
import type { ForeignDial } from '../../domain/dialing/dialer.ts';
import { logger } from '../../lib/logger.ts';
import { restoreUri } from './header-fixups.ts';
import { readDialableUri, readNameAddr } from './name-addr.ts';

const log = logger('sip');

/** What is shown to the person and dialled after a yes: a number or `sip:` address, without parameters or headers. */
export function foreignTarget(header: string): string | undefined {
  const address = readDialableUri(restoreUri(readNameAddr(header)?.uri ?? ''));
  if (address === undefined || address.number === '') return undefined;
  return address.uri.startsWith('tel:') ? address.number : address.uri;
}

export interface ReferralPolicy {
  readonly from: Party;
  readonly propose: (wish: ForeignDial) => Promise<boolean>;
}

/**
 * A far side asks this phone to dial somebody (REFER, RFC 3515). SIP.js would do so at once, wherever it leads: toll
 * fraud by one packet. The person is asked, and what comes of it is reported (RFC 3515 §2.4.4). Replaces within
 * Refer-To would join somebody else's call and is refused.
 */
export function onReferral(referral: Referral, session: Session, { from, propose }: ReferralPolicy): void {
  const header = referral.request.getHeader('Refer-To') ?? '';
  const target = foreignTarget(header);
  if (target === undefined || /[?&]replaces=/i.test(header)) {
    log.warn('REFER refused: no target that could be dialled');
    referral.reject({ statusCode: target === undefined ? 400 : 603 }).catch(gone);
    return;
  }
  const follow = async (): Promise<void> => {
    await referral.accept({ statusCode: 202 });
    report(session, '100 Trying', 'active;expires=60');
    const wish: ForeignDial = { target, origin: 'refer', from: from.displayName ?? from.number };
    const accepted = await propose(wish);
    report(session, accepted ? '200 OK' : '603 Decline', 'terminated;reason=noresource');
  };
  follow().catch(gone);
}

function report(session: Session, status: string, state: string): void {
  if (session.state !== SessionState.Established) return;
  session.dialog?.notify(undefined, {
    extraHeaders: ['Event: refer', `Subscription-State: ${state}`],
    body: {
      contentDisposition: 'render',
      contentType: 'message/sipfrag;version=2.0',
      content: `SIP/2.0 ${status}\r\n`,
    },
  });
}

function gone(error: unknown): void {
  log.debug('REFER: the call was gone', error);
}
