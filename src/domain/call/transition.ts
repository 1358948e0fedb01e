import type {
  AudioFlow,
  CallCommand,
  CallNeed,
  CallPhase,
  CallQuality,
  CallSnapshot,
  EndReason,
  Party,
} from './call.ts';

/** A fact about one call, from the wire or from its owner. */
export type CallEvent =
  /** `digits`: the sound that comes early has telephone events (RFC 4733). */
  | { readonly type: 'progress'; readonly earlyMedia: boolean; readonly digits?: boolean }
  | { readonly type: 'answering' }
  | { readonly type: 'connected'; readonly at: number }
  | { readonly type: 'ending' }
  | { readonly type: 'ended'; readonly at: number; readonly reason: EndReason }
  | { readonly type: 'hold'; readonly local?: boolean; readonly remote?: boolean }
  | { readonly type: 'muted'; readonly muted: boolean }
  | { readonly type: 'remote'; readonly party: Party }
  | { readonly type: 'need'; readonly need: CallNeed | undefined }
  | { readonly type: 'pending'; readonly command: CallCommand | undefined }
  | { readonly type: 'audio'; readonly flow: AudioFlow }
  | { readonly type: 'quality'; readonly quality: CallQuality };

/**
 * The legal moves.
 *
 * ```
 *            progress                connected
 * dialing ────────────▶ alerting ───────────────▶ connected
 *    │ └───────connected───┼────────────────────────▲ │
 *    │                     │                        │ │
 * ringing ──answering──▶ connecting ───connected────┘ │
 *    │                     │                          │
 *    └──────── ending ─────┴───────── ending ─────────┘──▶ ending ──ended──▶ ended
 * ```
 * `ended` may follow any phase but itself: the network asks nobody.
 */
const MOVES: Readonly<
  Record<CallPhase, Partial<Record<'progress' | 'answering' | 'connected' | 'ending' | 'ended', CallPhase>>>
> = {
  dialing: { progress: 'alerting', connected: 'connected', ending: 'ending', ended: 'ended' },
  alerting: { progress: 'alerting', connected: 'connected', ending: 'ending', ended: 'ended' },
  ringing: { answering: 'connecting', ending: 'ending', ended: 'ended' },
  connecting: { connected: 'connected', ending: 'ending', ended: 'ended' },
  connected: { ending: 'ending', ended: 'ended' },
  ending: { ended: 'ended' },
  ended: {},
};

/** A move that `MOVES` does not have: logged and ignored by owners, thrown in tests. */
export class IllegalTransition extends Error {
  override readonly name = 'IllegalTransition';

  constructor(phase: CallPhase, event: CallEvent['type']) {
    super(`event "${event}" in phase "${phase}"`);
  }
}

function commandsFor(call: Omit<CallSnapshot, 'can'>): readonly CallCommand[] {
  switch (call.phase) {
    case 'ringing':
      return call.pending === 'answer' ? ['reject'] : ['answer', 'reject', 'deflect'];
    case 'dialing':
    case 'alerting':
      return [
        'hangup',
        call.muted ? 'unmute' : 'mute',
        ...(call.earlyDigits === true ? (['dtmf'] as const) : []),
      ];
    case 'connecting':
      return ['hangup'];
    case 'connected': {
      const talk: CallCommand[] = ['hangup', call.muted ? 'unmute' : 'mute', 'dtmf', 'transfer'];
      if (call.pending === undefined) talk.push(call.hold.local ? 'resume' : 'hold');
      return talk;
    }
    case 'ending':
    case 'ended':
      return [];
  }
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function moved(call: CallSnapshot, event: CallEvent): Mutable<CallSnapshot> {
  const move = event.type;
  if (
    move !== 'progress' &&
    move !== 'answering' &&
    move !== 'connected' &&
    move !== 'ending' &&
    move !== 'ended'
  ) {
    if (call.phase === 'ended') throw new IllegalTransition(call.phase, move);
    return { ...call };
  }
  const phase = MOVES[call.phase][move];
  if (phase === undefined) throw new IllegalTransition(call.phase, move);
  return { ...call, phase };
}

function apply(next: Mutable<CallSnapshot>, event: CallEvent): void {
  switch (event.type) {
    case 'progress':
      next.earlyMedia ||= event.earlyMedia;
      if (event.digits === true) next.earlyDigits = true;
      break;
    case 'connected':
      next.connectedAt = event.at;
      delete next.pending;
      break;
    case 'ended':
      next.endedAt = event.at;
      next.endReason = event.reason;
      next.audio = 'none';
      delete next.pending;
      delete next.need;
      break;
    case 'hold':
      next.hold = { local: event.local ?? next.hold.local, remote: event.remote ?? next.hold.remote };
      break;
    case 'muted':
      next.muted = event.muted;
      break;
    case 'remote':
      next.remote = event.party;
      break;
    case 'need':
      if (event.need === undefined) delete next.need;
      else next.need = event.need;
      break;
    case 'pending':
      if (event.command === undefined) delete next.pending;
      else next.pending = event.command;
      break;
    case 'audio':
      next.audio = event.flow;
      break;
    case 'quality':
      next.quality = event.quality;
      break;
    case 'answering':
    case 'ending':
      break;
  }
}

/**
 * The only maker of snapshots after `newCall`: pure, frozen result.
 * @throws IllegalTransition when the table has no such move.
 */
export function transition(call: CallSnapshot, event: CallEvent): CallSnapshot {
  const next = moved(call, event);
  apply(next, event);
  next.can = commandsFor(next);
  return Object.freeze(next);
}

/** The first snapshot of a call: `dialing` when outbound, `ringing` when inbound. */
export function newCall(
  facts: Pick<CallSnapshot, 'id' | 'guid' | 'line' | 'direction' | 'remote' | 'local' | 'createdAt'> & {
    readonly forwardedBy?: Party;
    readonly forwardedVia?: readonly Party[];
    readonly alertInfo?: string;
  },
): CallSnapshot {
  const call: Omit<CallSnapshot, 'can'> = {
    ...facts,
    phase: facts.direction === 'outbound' ? 'dialing' : 'ringing',
    hold: { local: false, remote: false },
    muted: false,
    earlyMedia: false,
    audio: 'none',
  };
  return Object.freeze({ ...call, can: commandsFor(call) });
}
