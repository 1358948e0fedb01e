import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { eventually, Program } from '../support/processes.ts';
import { toneShare, writeTone } from '../support/wav.ts';
import { DOMAIN, passwordOf } from './bed.ts';

const HERE = import.meta.dirname;
const RATE = 8000;

/** One sample of µ-law (ITU-T G.711) as a 16-bit number. */
function linear(byte: number): number {
  const code = ~byte & 0xff;
  const magnitude = (((code & 0x0f) << 3) + 0x84) << ((code & 0x70) >> 4);
  return code & 0x80 ? 0x84 - magnitude : magnitude - 0x84;
}

interface PhoneEvent {
  readonly type?: string;
  readonly param?: string;
}

/** A real SIP phone over UDP: baresip, which speaks a tone and is steered over its control port. */
export class DeskPhone {
  readonly extension: string;
  readonly #dir: string;
  readonly #ports: { readonly sip: number; readonly control: number };
  readonly #hz: number;
  readonly #answers: boolean;
  readonly events: PhoneEvent[] = [];
  #program: Program | undefined;
  #socket: net.Socket | undefined;
  #ear: Program | undefined;
  #arrived: Buffer[] = [];
  #unread = Buffer.alloc(0);

  /** `index` keeps ports of several phones apart; `answers`: takes each call by itself. */
  constructor(options: {
    readonly extension: string;
    readonly dir: string;
    readonly index: number;
    readonly hz: number;
    readonly answers: boolean;
  }) {
    this.extension = options.extension;
    this.#dir = join(options.dir, `phone-${options.extension}`);
    this.#ports = { sip: 5080 + 10 * options.index, control: 4410 + options.index };
    this.#hz = options.hz;
    this.#answers = options.answers;
  }

  async start(): Promise<void> {
    mkdirSync(this.#dir, { recursive: true });
    writeTone(join(this.#dir, 'tone.wav'), this.#hz, { seconds: 120, rate: RATE });
    const first = 20_000 + 200 * (this.#ports.control - 4410);
    const config = readFileSync(join(HERE, 'baresip', 'config'), 'utf8')
      .replaceAll('@DIR@', this.#dir)
      .replace('@SIP@', String(this.#ports.sip))
      .replace('@CONTROL@', String(this.#ports.control))
      .replace('@RTP@', `${String(first)}-${String(first + 199)}`);
    writeFileSync(join(this.#dir, 'config'), config);
    writeFileSync(join(this.#dir, 'contacts'), '');
    const { extension } = this;
    const mode = this.#answers ? 'auto' : 'manual';
    writeFileSync(
      join(this.#dir, 'accounts'),
      `<sip:${extension}@${DOMAIN};transport=udp>;auth_user=${extension};auth_pass=${passwordOf(extension)};outbound="sip:127.0.0.1:5060;transport=udp";answermode=${mode};audio_codecs=PCMU/8000/1,PCMA/8000/1;regint=300;dtmfmode=rtpevent\n`,
    );
    this.#listen(`${String(first)}-${String(first + 199)}`);
    this.#program = new Program('baresip', ['-f', this.#dir, '-v'], join(this.#dir, 'baresip.log'));
    await eventually(`the desk phone ${extension} opens its control port`, () => this.#connect());
    await eventually(
      `the desk phone ${extension} registers`,
      () => this.events.some(({ type }) => type === 'REGISTER_OK') || this.#saysRegistered(),
    );
  }

  dial(extension: string): void {
    this.#command('dial', `sip:${extension}@${DOMAIN}`);
  }

  accept(): void {
    this.#command('accept');
  }

  hangUp(): void {
    this.#command('hangup');
  }

  hold(): void {
    this.#command('hold');
  }

  resume(): void {
    this.#command('resume');
  }

  /** The digits received as RFC 4733 events, in order. */
  digits(): string {
    return this.events
      .filter(({ type }) => type === 'CALL_DTMF_START')
      .map(({ param }) => param ?? '')
      .join('');
  }

  /** The share of a tone in the half second that arrives at the phone now, 0 to 1; 0 when nothing arrives. */
  async hears(hz: number): Promise<number> {
    this.#arrived = [];
    await new Promise((resolve) => setTimeout(resolve, 600));
    const samples = Int16Array.from(this.#arrived.flatMap((payload) => [...payload].map(linear)));
    return samples.length < RATE / 4 ? 0 : toneShare(samples, hz, RATE);
  }

  async stop(): Promise<void> {
    this.#socket?.destroy();
    await Promise.all([this.#program?.stop(), this.#ear?.stop()]);
  }

  /** Takes the PCMU off the wire (RFC 3551 §4.5.14): the recorder of baresip 1.0 stops for good at the first hold. */
  #listen(ports: string): void {
    const rtp = [
      '-d',
      `udp.port==${ports},rtp`,
      '-Y',
      'rtp.p_type == 0',
      '-T',
      'fields',
      '-e',
      'rtp.payload',
    ];
    const args = ['-l', '-n', '-i', 'lo', '-f', `udp dst portrange ${ports}`, ...rtp];
    this.#ear = new Program('tshark', args, join(this.#dir, 'tshark.log'));
    this.#ear.onLine((line) => {
      this.#arrived.push(Buffer.from(line, 'hex'));
    });
  }

  #saysRegistered(): boolean {
    return /\b200 OK\b/.test(readFileSync(join(this.#dir, 'baresip.log'), 'utf8'));
  }

  #command(command: string, params = ''): void {
    const json = JSON.stringify({ command, params, token: command });
    this.#socket?.write(`${String(Buffer.byteLength(json))}:${json},`);
  }

  async #connect(): Promise<boolean> {
    const socket = net.connect(this.#ports.control, '127.0.0.1');
    try {
      await once(socket, 'connect');
    } catch {
      return false;
    }
    this.#socket = socket;
    socket.on('data', (chunk: Buffer) => {
      this.#unread = Buffer.concat([this.#unread, chunk]);
      this.#read();
    });
    return true;
  }

  /** Netstrings: length, colon, JSON, comma. */
  #read(): void {
    for (;;) {
      const colon = this.#unread.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(this.#unread.subarray(0, colon).toString());
      if (this.#unread.length <= end) return;
      this.events.push(JSON.parse(this.#unread.subarray(colon + 1, end).toString()) as PhoneEvent);
      this.#unread = this.#unread.subarray(end + 1);
    }
  }
}
