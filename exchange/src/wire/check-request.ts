import type { SipRequest } from './sip-message.ts';
import { readCSeq, readVia } from './grammar.ts';

export interface Refusal {
  readonly status: number;
  readonly reason: string;
}

const SINGLE = [
  'from',
  'to',
  'call-id',
  'cseq',
  'max-forwards',
  'content-length',
  'content-type',
  'expires',
] as const;
const MANDATORY = ['from', 'to', 'call-id', 'cseq', 'via'] as const;

function refuse(reason: string): Refusal {
  return { status: 400, reason };
}

/** Quotes of a From or To that never close leave its tag open to interpretation. */
function hasUnbalancedQuote(value: string): boolean {
  return (value.replace(/\\./g, '').match(/"/g) ?? []).length % 2 === 1;
}

/** "Reasonable syntax" of what a proxy acts on (RFC 3261 §16.3); everything else passes unseen. Undefined: fine. */
export function checkRequest(request: SipRequest): Refusal | undefined {
  const missing = MANDATORY.find((key) => request.get(key) === undefined);
  if (missing !== undefined) return refuse(`Missing ${missing}`);
  const repeated = SINGLE.find((key) => request.all(key).length > 1);
  if (repeated !== undefined) return refuse(`Repeated ${repeated}`);
  const via = readVia(request.list('via')[0]);
  if (via === undefined || via.branch === 'z9hG4bK') return refuse('Malformed Via');
  const cseq = readCSeq(request.get('cseq'));
  if (cseq === undefined) return refuse('Malformed CSeq');
  if (cseq.method !== request.method) return refuse('CSeq Method Mismatch');
  if (hasUnbalancedQuote(`${request.get('from') ?? ''}${request.get('to') ?? ''}`))
    return refuse('Malformed Address');
  if (!/^\d{1,3}$/.test(request.get('max-forwards') ?? '70')) return refuse('Malformed Max-Forwards');
  return undefined;
}
