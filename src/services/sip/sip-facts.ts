import type { EndKind, EndReason } from '../../domain/call/call.ts';

/** One value of a Reason header (RFC 3326). */
export interface Reason {
  /** `sip` or `q.850`, lower case. */
  readonly protocol: string;
  readonly cause?: number;
  readonly text?: string;
}

const MAX_TEXT = 200;

/** Reads Reason headers, each of which may hold several values. Never throws; what it cannot read is left out. */
export function readReasons(headers: readonly string[]): readonly Reason[] {
  return headers
    .flatMap((header) => header.slice(0, 1024).match(/(?:[^,"]|"(?:[^"\\]|\\.)*")+/g) ?? [])
    .slice(0, 8)
    .flatMap((value) => {
      const protocol = /^\s*([\w.-]+)/.exec(value)?.[1]?.toLowerCase();
      if (protocol === undefined) return [];
      const cause = /;\s*cause\s*=\s*(\d{1,3})/i.exec(value)?.[1];
      const text = /;\s*text\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]+))/i.exec(value);
      const words = (text?.[1]?.replace(/\\(.)/g, '$1') ?? text?.[2])?.slice(0, MAX_TEXT);
      return [
        {
          protocol,
          ...(cause !== undefined && { cause: Number(cause) }),
          ...(words !== undefined && { text: words }),
        },
      ];
    });
}

const BY_STATUS: Readonly<Record<number, EndKind>> = {
  401: 'forbidden',
  403: 'forbidden',
  404: 'not-found',
  406: 'incompatible',
  407: 'forbidden',
  410: 'not-found',
  413: 'incompatible',
  414: 'wrong-number',
  415: 'incompatible',
  416: 'wrong-number',
  420: 'incompatible',
  421: 'incompatible',
  423: 'server-error',
  430: 'unreachable',
  433: 'forbidden',
  480: 'unavailable',
  484: 'wrong-number',
  485: 'wrong-number',
  486: 'busy',
  487: 'no-answer',
  488: 'incompatible',
  502: 'unreachable',
  503: 'unreachable',
  504: 'unreachable',
  600: 'busy',
  603: 'declined',
  604: 'not-found',
  606: 'incompatible',
  607: 'declined',
  608: 'declined',
};

/** Causes of ITU-T Q.850 that say more than the status they come with (RFC 3398 §8.2.6.1). */
const BY_CAUSE: Readonly<Record<number, EndKind>> = {
  1: 'not-found',
  2: 'unreachable',
  3: 'unreachable',
  17: 'busy',
  18: 'no-answer',
  19: 'no-answer',
  20: 'unavailable',
  21: 'declined',
  22: 'not-found',
  26: 'not-found',
  27: 'unreachable',
  28: 'wrong-number',
  34: 'server-error',
  38: 'unreachable',
  41: 'server-error',
  42: 'server-error',
  50: 'forbidden',
  52: 'forbidden',
  54: 'forbidden',
  55: 'forbidden',
  57: 'forbidden',
  58: 'incompatible',
  65: 'incompatible',
  79: 'incompatible',
  88: 'incompatible',
};

function kindOfStatus(status: number, alerted: boolean): EndKind {
  // A timeout after the far side rang is nobody's fault; before, nobody was reached.
  if (status === 408) return alerted ? 'no-answer' : 'unreachable';
  const known = BY_STATUS[status];
  if (known !== undefined) return known;
  if (status >= 600) return 'declined';
  if (status >= 500) return 'server-error';
  return status >= 400 ? 'server-error' : 'redirected';
}

/** What the final response to an INVITE says. */
export interface InviteRefusal {
  readonly status: number;
  readonly phrase?: string;
  readonly reasons: readonly Reason[];
  /** A provisional response above 100 had come. */
  readonly alerted: boolean;
}

function described(kind: EndKind, code: number | undefined, phrase: string | undefined): EndReason {
  return {
    kind,
    ...(code !== undefined && { code }),
    ...(phrase !== undefined && phrase !== '' && { phrase: phrase.slice(0, MAX_TEXT) }),
  };
}

/** Why an outgoing call was not answered: a final response of 300 to 699. A Q.850 cause wins where it says more. */
export function endOfRefusal({ status, phrase, reasons, alerted }: InviteRefusal): EndReason {
  const q850 = reasons.find(
    ({ protocol, cause }) => protocol === 'q.850' && cause !== undefined && cause in BY_CAUSE,
  );
  const byCause = q850?.cause === undefined ? undefined : BY_CAUSE[q850.cause];
  // "Busy" and "declined" were chosen by the far side; a gateway's cause would only blur them.
  const decided = status === 486 || status >= 600;
  return described(
    decided || byCause === undefined ? kindOfStatus(status, alerted) : byCause,
    status,
    phrase,
  );
}

/** Why the caller's side took an incoming call back: CANCEL with the Reason headers of RFC 3326. */
export function endOfCancel(reasons: readonly Reason[]): EndReason {
  const sip = reasons.find(({ protocol, cause }) => protocol === 'sip' && cause !== undefined);
  if (sip?.cause === 200) return described('answered-elsewhere', 200, sip.text);
  // Another phone of ours declined for all of them (RFC 3326 §3.1): nobody missed it.
  if (sip?.cause === 603 || sip?.cause === 600) return described('rejected', sip.cause, sip.text);
  const elsewhere = reasons.some(({ text }) => /(?:completed|answered) elsewhere/i.test(text ?? ''));
  return elsewhere
    ? described('answered-elsewhere', undefined, sip?.text)
    : described('missed', sip?.cause, sip?.text);
}

/** Why the far side ended an answered call: BYE. */
export function endOfBye(reasons: readonly Reason[]): EndReason {
  const q850 = reasons.find(({ protocol }) => protocol === 'q.850');
  const sip = reasons.find(({ protocol }) => protocol === 'sip');
  return described('remote-hangup', q850?.cause ?? sip?.cause, q850?.text ?? sip?.text);
}
