import type { Call, CallControl } from '../../src/domain/call/call-control.ts';
import type { CallId } from '../../src/domain/call/call.ts';
import { reply } from '../fakes/memory-exchange.ts';
import type { MemoryExchange } from '../fakes/memory-exchange.ts';
import { eventually, until } from '../fakes/sip-world.ts';
import type { Phone } from '../fakes/sip-world.ts';
import type { FarSide } from './call-control.ts';

const header = (text: string, name: string): string =>
  new RegExp(`^${name}[ \\t]*:[ \\t]*(.*)$`, 'im').exec(text)?.[1]?.trim() ?? '';
const bodyOf = (text: string): string => text.slice(text.indexOf('\r\n\r\n') + 4);

/** A dialog of a party that the test plays, message by message, with a real peer connection for its sound. */
class Dialog {
  readonly peer = new RTCPeerConnection();
  /** The INVITE that began it. */
  invite: string;
  readonly outbound: boolean;
  readonly number: string;
  remoteTag = '';
  contact = '';
  cseq = 10;
  refuseHold = false;
  digits = '';

  constructor(number: string, invite: string, outbound: boolean) {
    this.number = number;
    this.invite = invite;
    this.outbound = outbound;
  }
}

/** Plays all other parties for one phone: numbers 2xx and 112, raw SIP over the exchange in memory. */
export class SipFarSide {
  readonly #exchange: MemoryExchange;
  readonly #dialogs: Dialog[] = [];
  #phone: Phone | undefined;

  constructor(exchange: MemoryExchange) {
    this.#exchange = exchange;
    for (const number of [
      '112',
      ...Array.from({ length: 100 }, (_, n) => String(200 + n)),
      ...'01234567'.split('').map((n) => `2${n}`),
    ]) {
      exchange.script(number, (text) => {
        void this.#onMessage(number, text);
      });
    }
  }

  on(phone: Phone): FarSide {
    this.#phone = phone;
    return {
      control: phone.control satisfies CallControl,
      ring: (number) => this.#ring(number),
      alerts: async (call) => {
        this.#tell(
          reply((await this.#of(call)).invite, '180 Ringing', [this.#contact((await this.#of(call)).number)]),
        );
      },
      soundsEarly: async (call) => {
        await this.#answer(await this.#of(call), true);
      },
      answers: async (call) => {
        await this.#answer(await this.#of(call));
      },
      rejects: async (call, status) => {
        this.#tell(reply((await this.#of(call)).invite, `${status} No`));
      },
      hangsUp: async (call) => {
        this.#request(await this.#of(call), 'BYE');
      },
      cancels: async (call, elsewhere) => {
        this.#cancel(await this.#of(call), elsewhere);
      },
      holds: async (call, hold) => {
        await this.#reInvite(await this.#of(call), hold ? 'sendonly' : 'sendrecv');
      },
      digits: (call) =>
        this.#dialogs.find(({ number }) => number === call.state.value.remote.number)?.digits ?? '',
      refusesHold: (call) => {
        const { number } = call.state.value.remote;
        for (const dialog of this.#dialogs) if (dialog.number === number) dialog.refuseHold = true;
      },
      close: async () => {
        await phone.close();
        for (const { peer } of this.#dialogs) peer.close();
      },
    };
  }

  #contact(number: string): string {
    return `Contact: <sip:${number}@far.invalid;transport=ws>`;
  }

  #tell(text: string): void {
    this.#exchange.tell('100', text.replace(/^Via:[^\r\n]*received-from=[^\r\n]*\r\n/im, ''));
  }

  async #of(call: Call): Promise<Dialog> {
    const { number } = call.state.value.remote;
    await eventually(
      () => this.#dialogs.some((dialog) => dialog.number === number),
      `a dialog with ${number}`,
    );
    return this.#dialogs.find((dialog) => dialog.number === number)!;
  }

  async #onMessage(number: string, text: string): Promise<void> {
    const callId = header(text, 'Call-ID');
    const dialog = this.#dialogs.find(({ invite }) => header(invite, 'Call-ID') === callId);
    if (text.startsWith('INVITE ') && dialog === undefined) {
      this.#dialogs.push(new Dialog(number, text, false));
      return;
    }
    if (dialog === undefined) return;
    if (text.startsWith('INVITE ')) await this.#onReInvite(dialog, text);
    else if (text.startsWith('CANCEL ')) {
      this.#tell(reply(text, '200 OK'));
      this.#tell(reply(dialog.invite, '487 Request Terminated'));
    } else if (text.startsWith('SIP/2.0 2') && header(text, 'CSeq').endsWith(' INVITE'))
      await this.#onAccepted(dialog, text);
    else if (!text.startsWith('SIP/2.0 ') && !text.startsWith('ACK ')) {
      dialog.digits += digitOf(text);
      this.#tell(reply(text, '200 OK'));
    }
  }

  async #answer(dialog: Dialog, early = false): Promise<void> {
    // What was said early is said again.
    if (dialog.peer.localDescription === null) {
      await dialog.peer.setRemoteDescription({ type: 'offer', sdp: bodyOf(dialog.invite) });
      await dialog.peer.setLocalDescription();
      await gathered(dialog.peer);
    }
    const { sdp } = dialog.peer.localDescription!;
    // No page can read the telephone events that it receives, so this side knows none: digits come by INFO, and are
    // seen. Before the answer there is no INFO.
    const told = early ? sdp : sdp.replaceAll('telephone-event', 'telephone-xxxxx');
    const status = early ? '183 Session Progress' : '200 OK';
    this.#tell(reply(dialog.invite, status, [this.#contact(dialog.number)], told));
  }

  async #onReInvite(dialog: Dialog, text: string): Promise<void> {
    if (dialog.refuseHold) {
      dialog.refuseHold = false;
      this.#tell(reply(text, '488 Not Acceptable Here'));
      return;
    }
    await dialog.peer.setRemoteDescription({ type: 'offer', sdp: bodyOf(text) });
    await dialog.peer.setLocalDescription();
    this.#tell(reply(text, '200 OK', [this.#contact(dialog.number)], dialog.peer.localDescription!.sdp));
  }

  async #ring(number: string): Promise<CallId> {
    const before = this.#phone!.control.calls.peek().length;
    const branch = `z9hG4bK${crypto.randomUUID()}`;
    const contact = header(this.#exchange.requests('REGISTER', '100')[0]!.text, 'Contact');
    const target = /<([^>]+)>/.exec(contact)![1]!;
    const fields = {
      via: `Via: SIP/2.0/WS far.invalid;branch=${branch};received-from=${number}`,
      from: `From: <sip:${number}@example.com>;tag=far${number}`,
      callId: `Call-ID: ${crypto.randomUUID()}`,
    };
    const dialog = new Dialog(number, '', true);
    dialog.peer.addTransceiver('audio');
    await dialog.peer.setLocalDescription();
    await gathered(dialog.peer);
    const body = dialog.peer.localDescription!.sdp;
    dialog.contact = target;
    dialog.invite = request(
      `INVITE ${target}`,
      [
        fields.via,
        fields.from,
        'To: <sip:100@example.com>',
        fields.callId,
        'CSeq: 1 INVITE',
        this.#contact(number),
      ],
      body,
    );
    this.#dialogs.push(dialog);
    this.#exchange.tell('100', dialog.invite);
    const calls = await until(this.#phone!.control.calls, (all) => all.length > before);
    return calls.at(-1)!.id;
  }

  #cancel(dialog: Dialog, elsewhere: boolean): void {
    const reason = elsewhere ? ['Reason: SIP;cause=200;text="Call completed elsewhere"'] : [];
    const lines = ['Via', 'From', 'To', 'Call-ID'].map((name) => `${name}: ${header(dialog.invite, name)}`);
    this.#exchange.tell('100', request(`CANCEL ${dialog.contact}`, [...lines, 'CSeq: 1 CANCEL', ...reason]));
  }

  async #onAccepted(dialog: Dialog, text: string): Promise<void> {
    dialog.remoteTag = /;tag=([^;\s]+)/.exec(header(text, 'To'))?.[1] ?? '';
    if (dialog.peer.signalingState === 'have-local-offer') {
      await dialog.peer.setRemoteDescription({ type: 'answer', sdp: bodyOf(text) });
    }
    this.#request(dialog, 'ACK', '', Number.parseInt(header(text, 'CSeq'), 10));
  }

  async #reInvite(dialog: Dialog, direction: RTCRtpTransceiverDirection): Promise<void> {
    for (const transceiver of dialog.peer.getTransceivers()) transceiver.direction = direction;
    await dialog.peer.setLocalDescription();
    this.#request(dialog, 'INVITE', dialog.peer.localDescription!.sdp);
  }

  #request(dialog: Dialog, method: string, body = '', cseq = ++dialog.cseq): void {
    const { invite, outbound, number } = dialog;
    const target = outbound ? dialog.contact : /<([^>]+)>/.exec(header(invite, 'Contact'))![1]!;
    const ours = outbound ? header(invite, 'From') : `${header(invite, 'To')};tag=memory`;
    const theirs = outbound ? `${header(invite, 'To')};tag=${dialog.remoteTag}` : header(invite, 'From');
    this.#exchange.tell(
      '100',
      request(
        `${method} ${target}`,
        [
          `Via: SIP/2.0/WS far.invalid;branch=z9hG4bK${crypto.randomUUID()};received-from=${number}`,
          `From: ${ours}`,
          `To: ${theirs}`,
          `Call-ID: ${header(invite, 'Call-ID')}`,
          `CSeq: ${cseq} ${method}`,
          this.#contact(number),
        ],
        body,
      ),
    );
  }
}

/** What an INFO of `application/dtmf-relay` carries; nothing of any other request. */
function digitOf(text: string): string {
  return (text.startsWith('INFO ') ? /^Signal=(.)/m.exec(text)?.[1] : undefined) ?? '';
}

function request(start: string, headers: readonly string[], body = ''): string {
  return [
    `${start} SIP/2.0`,
    ...headers,
    'Max-Forwards: 70',
    ...(body === '' ? [] : ['Content-Type: application/sdp']),
    `Content-Length: ${new TextEncoder().encode(body).length}`,
    '',
    body,
  ].join('\r\n');
}

async function gathered(peer: RTCPeerConnection): Promise<void> {
  await eventually(
    () => peer.localDescription!.sdp.includes('a=candidate:') || peer.iceGatheringState === 'complete',
    'a candidate',
  );
}
