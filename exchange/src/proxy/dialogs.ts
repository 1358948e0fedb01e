import type { Endpoint } from '../endpoint.ts';
import { readAddress, readCSeq, readTag } from '../wire/grammar.ts';
import { SipRequest, type SipResponse } from '../wire/sip-message.ts';
import { randomToken } from '../random.ts';

export type DialogState = 'trying' | 'early' | 'confirmed' | 'terminated';

/** One side of a dialog that passes through the exchange. */
export interface Leg {
  readonly user: string;
  /** The side's From or To header, tag included; the tag is '' while none is known. */
  header: string;
  tag: string;
  /** Remote target for requests to this side (RFC 3261 §12.1), '' while unknown. */
  contact: string;
  endpoint: Endpoint;
  /** The highest CSeq this side used. */
  cseq: number;
}

export interface Dialog {
  readonly id: string;
  readonly callId: string;
  /** `INVITE` dialogs are calls; others (REFER, SUBSCRIBE) are only routed. */
  readonly method: string;
  readonly caller: Leg;
  readonly callee: Leg;
  state: DialogState;
}

/** A dialog seen from the side that sent a message. */
export interface DialogView {
  readonly dialog: Dialog;
  readonly sender: Leg;
  readonly receiver: Leg;
}

function contactOf(message: SipRequest | SipResponse): string {
  const contact = message.list('contact')[0];
  return contact === undefined ? '' : readAddress(contact).uri;
}

/**
 * The dialogs between phones, one for each branch of a fork:
 *
 *     trying ──1xx with tag──▶ early ──2xx──▶ confirmed ──BYE──▶ terminated
 *        └───────────────────────┴── other final response ────────▲
 */
export class Dialogs {
  readonly #dialogs = new Map<string, Dialog>();
  readonly #onChange: (dialog: Dialog) => void;

  /** @param onChange after every change of state; a terminated dialog is still complete then. */
  constructor(onChange: (dialog: Dialog) => void) {
    this.#onChange = onChange;
  }

  get size(): number {
    return this.#dialogs.size;
  }

  all(): readonly Dialog[] {
    return [...this.#dialogs.values()];
  }

  /** A request that may create a dialog goes out to one target. */
  open(
    request: SipRequest,
    caller: Pick<Leg, 'user' | 'endpoint'>,
    callee: Pick<Leg, 'user' | 'endpoint'>,
  ): Dialog {
    const from = request.get('from') ?? '';
    const dialog: Dialog = {
      id: randomToken(),
      callId: request.get('call-id') ?? '',
      method: request.method,
      caller: {
        ...caller,
        header: from,
        tag: readTag(from),
        contact: contactOf(request),
        cseq: readCSeq(request.get('cseq'))?.number ?? 0,
      },
      callee: { ...callee, header: request.get('to') ?? '', tag: '', contact: '', cseq: 0 },
      state: 'trying',
    };
    this.#dialogs.set(dialog.id, dialog);
    this.#onChange(dialog);
    return dialog;
  }

  /** A provisional or successful response of the callee. */
  answered(dialog: Dialog, response: SipResponse): void {
    if (dialog.state === 'terminated') return;
    const tag = readTag(response.get('to'));
    if (tag !== '' && dialog.state !== 'confirmed') {
      dialog.callee.tag = tag;
      dialog.callee.header = response.get('to') ?? '';
    }
    const contact = contactOf(response);
    if (contact !== '') dialog.callee.contact = contact;
    if (response.status >= 200) this.#move(dialog, 'confirmed');
    else if (tag !== '' && dialog.state === 'trying') this.#move(dialog, 'early');
  }

  end(dialog: Dialog): void {
    if (!this.#dialogs.delete(dialog.id)) return;
    this.#move(dialog, 'terminated');
  }

  /** The dialog a request or its response belongs to, by Call-ID and both tags (RFC 3261 §12). */
  find(request: SipRequest): DialogView | undefined {
    const callId = request.get('call-id') ?? '';
    const [from, to] = [readTag(request.get('from')), readTag(request.get('to'))];
    for (const dialog of this.#dialogs.values()) {
      if (dialog.callId !== callId) continue;
      const { caller, callee } = dialog;
      if (caller.tag === from && callee.tag === to) return { dialog, sender: caller, receiver: callee };
      if (callee.tag === from && caller.tag === to) return { dialog, sender: callee, receiver: caller };
    }
    return undefined;
  }

  /** Notes what an in-dialog message changes: CSeq, and the remote target of a target refresh (RFC 3261 §12.2.2). */
  refresh(sender: Leg, message: SipRequest | SipResponse): void {
    const cseq = readCSeq(message.get('cseq'));
    if (message instanceof SipRequest) sender.cseq = Math.max(sender.cseq, cseq?.number ?? 0);
    const contact = contactOf(message);
    if (contact !== '' && (cseq?.method === 'INVITE' || cseq?.method === 'UPDATE')) sender.contact = contact;
  }

  #move(dialog: Dialog, state: DialogState): void {
    if (dialog.state === state) return;
    dialog.state = state;
    this.#onChange(dialog);
  }
}
