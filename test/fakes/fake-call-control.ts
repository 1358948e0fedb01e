import type { Call, CallControl, CallErrorCode, DialRequest } from '../../src/domain/call/call-control.ts';
import { liveCalls, MAX_CALLS } from '../../src/domain/call/call.ts';
import type {
  CallCommand,
  CallId,
  CallSnapshot,
  EndKind,
  LineId,
  Party,
} from '../../src/domain/call/call.ts';
import { idleRegistration } from '../../src/domain/call/line.ts';
import type { LineSnapshot } from '../../src/domain/call/line.ts';
import { newCall, transition } from '../../src/domain/call/transition.ts';
import type { CallEvent } from '../../src/domain/call/transition.ts';
import { AppError } from '../../src/lib/app-error.ts';
import { SerialQueue } from '../../src/lib/serial-queue.ts';
import { computed, signal } from '../../src/lib/signals.ts';
import type { ReadonlySignal } from '../../src/lib/signals.ts';

/** How the far side of a fake call answers a command: after how long, and whether it refuses. */
export interface FakeNetwork {
  readonly delayMs: number;
  readonly refuses: ReadonlySet<CallCommand>;
}

export const FAKE_LINE: LineSnapshot = Object.freeze({
  id: 'line-1',
  label: 'Office',
  address: '100@example.com',
  registration: Object.freeze({ ...idleRegistration(0), state: 'registered' }),
});

const LOCAL: Party = { uri: 'sip:100@example.com', number: '100', anonymous: false };

export function fakeParty(number: string, displayName?: string): Party {
  return {
    uri: `sip:${number}@example.com`,
    number,
    ...(displayName !== undefined && { displayName }),
    anonymous: false,
  };
}

/** One call of the fake; `event` plays what the network does. */
export class FakeCall implements Call {
  readonly id: CallId;
  readonly #state;
  readonly #queue = new SerialQueue();
  readonly #network: () => FakeNetwork;
  /** What was asked, in order, such as `hold` or `dtmf 12`. */
  readonly commands: string[] = [];

  constructor(first: CallSnapshot, network: () => FakeNetwork) {
    this.id = first.id;
    this.#state = signal(first);
    this.#network = network;
  }

  get state(): ReadonlySignal<CallSnapshot> {
    return this.#state;
  }

  /** @throws IllegalTransition where the table has no such move: a test that asks for one is wrong. */
  event(event: CallEvent): void {
    this.#state.value = transition(this.#state.peek(), event);
  }

  end(kind: EndKind): void {
    this.event({ type: 'ended', at: Date.now(), reason: { kind } });
  }

  answer(): Promise<void> {
    return this.#run('answer', () => {
      this.event({ type: 'answering' });
      this.event({ type: 'connected', at: Date.now() });
    });
  }

  reject(status?: 480 | 486 | 603, reason: 'refused-busy' | 'blocked' = 'refused-busy'): Promise<void> {
    return this.#run('reject', () => {
      this.end(status === undefined ? 'rejected' : reason);
    });
  }

  deflect(target: string): Promise<void> {
    return this.#run('deflect', () => {
      this.commands.push(`to ${target}`);
      this.end('deflected');
    });
  }

  async hangup(): Promise<void> {
    const { phase } = this.#state.peek();
    if (phase === 'ended') return refuse('call/not-possible');
    this.commands.push('hangup');
    const unanswered = phase === 'dialing' || phase === 'alerting';
    if (phase !== 'ending') this.event({ type: 'ending' });
    await this.#pause();
    if (this.#state.peek().phase === 'ending') {
      this.end(phase === 'ringing' ? 'rejected' : unanswered ? 'cancelled' : 'local-hangup');
    }
  }

  hold(): Promise<void> {
    return this.#run('hold', () => {
      this.event({ type: 'hold', local: true });
    });
  }

  resume(): Promise<void> {
    return this.#run('resume', () => {
      this.event({ type: 'hold', local: false });
    });
  }

  setMuted(muted: boolean): Promise<void> {
    const { can } = this.#state.peek();
    if (!can.includes('mute') && !can.includes('unmute')) return refuse('call/not-possible');
    this.commands.push(muted ? 'mute' : 'unmute');
    this.event({ type: 'muted', muted });
    return Promise.resolve();
  }

  async sendDtmf(digits: string): Promise<void> {
    if (!this.#state.peek().can.includes('dtmf')) return refuse('call/not-possible');
    this.commands.push(`dtmf ${digits}`);
    await this.#pause();
  }

  transfer(target: string): Promise<void> {
    return this.#run('transfer', () => {
      this.commands.push(`to ${target}`);
      this.end('transferred');
    });
  }

  #run(command: CallCommand, done: () => void): Promise<void> {
    if (!this.#state.peek().can.includes(command)) return refuse('call/not-possible');
    return this.#queue.run(async () => {
      if (this.#state.peek().phase === 'ended') throw over();
      if (!this.#state.peek().can.includes(command)) return refuse('call/not-possible');
      this.commands.push(command);
      this.event({ type: 'pending', command });
      await this.#pause();
      if (this.#state.peek().phase === 'ended') throw over();
      const refused = this.#network().refuses.has(command);
      this.event({ type: 'pending', command: undefined });
      if (refused) return refuse('call/refused');
      done();
      return undefined;
    });
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => setTimeout(resolve, this.#network().delayMs));
  }
}

function over(): DOMException {
  return new DOMException('the call ended', 'AbortError');
}

function refuse(code: CallErrorCode): Promise<never> {
  return Promise.reject(new AppError<CallErrorCode>(code));
}

/** The telephone in memory, for tests of everything above it. It keeps the contract that `test/contract` writes down. */
export class FakeCallControl implements CallControl {
  readonly #calls = signal<readonly FakeCall[]>([]);
  readonly #lines;
  readonly calls: ReadonlySignal<readonly CallSnapshot[]> = computed(() =>
    this.#calls.value.map((call) => call.state.value),
  );
  /** Requests in the order they came; `start`, `stop`, `retry`, `prepare` among them. */
  readonly asked: string[] = [];
  readonly dialled: DialRequest[] = [];
  network: FakeNetwork = { delayMs: 0, refuses: new Set() };
  #count = 0;

  constructor(lines: readonly LineSnapshot[] = [FAKE_LINE]) {
    this.#lines = signal(lines);
  }

  get lines(): ReadonlySignal<readonly LineSnapshot[]> {
    return this.#lines;
  }

  setLines(lines: readonly LineSnapshot[]): void {
    this.#lines.value = lines;
  }

  call(id: CallId): FakeCall | undefined {
    return this.#calls.peek().find((call) => call.id === id);
  }

  dial(request: DialRequest): Promise<FakeCall> {
    const line = request.line ?? this.#lines.peek()[0]?.id;
    if (!this.#lines.peek().some(({ id }) => id === line)) return refuse('call/no-line');
    if (request.target.trim() === '') return refuse('call/invalid-target');
    if (request.emergency !== true && liveCalls(this.calls.peek()).length >= MAX_CALLS)
      return refuse('call/too-many');
    this.dialled.push(request);
    const call = this.#add('outbound', fakeParty(request.target), line, {
      anonymous: request.hideNumber === true,
    });
    return Promise.resolve(call);
  }

  /** Somebody calls. The ninth call is refused before it rings. */
  ring(remote: Party = fakeParty('101', 'Ada'), line?: LineId): FakeCall {
    const full = liveCalls(this.calls.peek()).length >= MAX_CALLS;
    return this.#add('inbound', remote, line, { refused: full });
  }

  prepare(): void {
    this.asked.push('prepare');
  }

  forget(id: CallId): void {
    this.#calls.value = this.#calls
      .peek()
      .filter((call) => call.id !== id || call.state.peek().phase !== 'ended');
  }

  start(): Promise<void> {
    this.asked.push('start');
    return Promise.resolve();
  }

  retry(line?: LineId): void {
    this.asked.push(line === undefined ? 'retry' : `retry ${line}`);
  }

  async stop(): Promise<void> {
    this.asked.push('stop');
    const living = this.#calls.peek().filter((call) => call.state.peek().phase !== 'ended');
    await Promise.all(living.map((call) => call.hangup()));
    this.#lines.value = [];
  }

  #add(
    direction: CallSnapshot['direction'],
    remote: Party,
    line = FAKE_LINE.id,
    { refused = false, anonymous = false } = {},
  ): FakeCall {
    const id = `call-${++this.#count}`;
    const local = { ...LOCAL, anonymous };
    const facts = { id, guid: id, line, direction, remote, local, createdAt: Date.now() };
    const call = new FakeCall(newCall(facts), () => this.network);
    if (refused) call.end('refused-busy');
    this.#calls.value = [...this.#calls.peek(), call];
    return call;
  }
}
