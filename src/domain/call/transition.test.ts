import { expect } from '@open-wc/testing';
import type { CallCommand, CallPhase, CallSnapshot } from './call.ts';
import { liveCalls } from './call.ts';
import { IllegalTransition, newCall, transition } from './transition.ts';
import type { CallEvent } from './transition.ts';

const PARTY = { uri: 'sip:101@example.com', number: '101', anonymous: false };
const QUALITY = { mos: 4.2, level: 'good', lossPercent: 0, jitterMs: 3 } as const;
const ENDED: CallEvent = { type: 'ended', at: 9, reason: { kind: 'remote-hangup' } };

function fresh(direction: CallSnapshot['direction']): CallSnapshot {
  return newCall({
    id: 'c',
    guid: 'g',
    line: 'l',
    direction,
    remote: PARTY,
    local: PARTY,
    createdAt: 1,
  });
}

/** The way to each phase. */
const WAYS: Readonly<
  Record<CallPhase, { readonly from: CallSnapshot['direction']; readonly events: readonly CallEvent[] }>
> = {
  dialing: { from: 'outbound', events: [] },
  alerting: { from: 'outbound', events: [{ type: 'progress', earlyMedia: false }] },
  ringing: { from: 'inbound', events: [] },
  connecting: { from: 'inbound', events: [{ type: 'answering' }] },
  connected: { from: 'outbound', events: [{ type: 'connected', at: 5 }] },
  ending: { from: 'outbound', events: [{ type: 'ending' }] },
  ended: { from: 'outbound', events: [ENDED] },
};

function at(phase: CallPhase): CallSnapshot {
  const { from, events } = WAYS[phase];
  return events.reduce(transition, fresh(from));
}

const PHASES = Object.keys(WAYS) as CallPhase[];
const MOVES = {
  progress: { type: 'progress', earlyMedia: false },
  answering: { type: 'answering' },
  connected: { type: 'connected', at: 5 },
  ending: { type: 'ending' },
  ended: ENDED,
} as const satisfies Record<string, CallEvent>;

/** Each move in each phase: the phase it leads to, or `-` where there is none. */
const TABLE: Readonly<Record<CallPhase, Readonly<Record<keyof typeof MOVES, CallPhase | '-'>>>> = {
  dialing: { progress: 'alerting', answering: '-', connected: 'connected', ending: 'ending', ended: 'ended' },
  alerting: {
    progress: 'alerting',
    answering: '-',
    connected: 'connected',
    ending: 'ending',
    ended: 'ended',
  },
  ringing: { progress: '-', answering: 'connecting', connected: '-', ending: 'ending', ended: 'ended' },
  connecting: { progress: '-', answering: '-', connected: 'connected', ending: 'ending', ended: 'ended' },
  connected: { progress: '-', answering: '-', connected: '-', ending: 'ending', ended: 'ended' },
  ending: { progress: '-', answering: '-', connected: '-', ending: '-', ended: 'ended' },
  ended: { progress: '-', answering: '-', connected: '-', ending: '-', ended: '-' },
};

describe('transition', () => {
  for (const phase of PHASES) {
    for (const [name, event] of Object.entries(MOVES) as [keyof typeof MOVES, CallEvent][]) {
      const to = TABLE[phase][name];
      it(`${name} in ${phase}: ${to === '-' ? 'illegal' : to}`, () => {
        const before = at(phase);
        if (to === '-') expect(() => transition(before, event)).to.throw(IllegalTransition);
        else expect(transition(before, event).phase).to.equal(to);
      });
    }
  }

  const facts: readonly [CallEvent, Partial<CallSnapshot>][] = [
    [{ type: 'hold', local: true }, { hold: { local: true, remote: false } }],
    [{ type: 'hold', remote: true }, { hold: { local: false, remote: true } }],
    [{ type: 'muted', muted: true }, { muted: true }],
    [{ type: 'remote', party: { ...PARTY, number: '7' } }, { remote: { ...PARTY, number: '7' } }],
    [{ type: 'need', need: 'microphone-permission' }, { need: 'microphone-permission' }],
    [{ type: 'pending', command: 'hold' }, { pending: 'hold' }],
    [{ type: 'audio', flow: 'flowing' }, { audio: 'flowing' }],
    [{ type: 'quality', quality: QUALITY }, { quality: QUALITY }],
  ];
  for (const [event, expected] of facts) {
    it(`${event.type} is a fact of every living phase and moves none`, () => {
      for (const phase of PHASES) {
        const before = at(phase);
        if (phase === 'ended') expect(() => transition(before, event)).to.throw(IllegalTransition);
        else expect(transition(before, event)).to.deep.include({ ...expected, phase });
      }
    });
  }

  it('makes frozen snapshots and leaves the old one alone', () => {
    const before = at('connected');
    const after = transition(before, { type: 'muted', muted: true });
    expect(before.muted).to.be.false;
    expect(Object.isFrozen(after)).to.be.true;
  });

  it('takes need and pending away again', () => {
    let call = transition(at('dialing'), { type: 'need', need: 'microphone-permission' });
    call = transition(call, { type: 'need', need: undefined });
    expect(call).not.to.have.property('need');
    call = transition(transition(call, { type: 'pending', command: 'hold' }), {
      type: 'pending',
      command: undefined,
    });
    expect(call).not.to.have.property('pending');
  });

  it('the end clears what was under way and keeps the reason', () => {
    let call = transition(at('connected'), { type: 'pending', command: 'hold' });
    call = transition(transition(call, { type: 'audio', flow: 'flowing' }), ENDED);
    expect(call).to.deep.include({
      phase: 'ended',
      audio: 'none',
      endedAt: 9,
      endReason: { kind: 'remote-hangup' },
    });
    expect(call).not.to.have.property('pending');
  });

  it('early media once heard stays', () => {
    let call = transition(at('dialing'), { type: 'progress', earlyMedia: true });
    call = transition(call, { type: 'progress', earlyMedia: false });
    expect(call.earlyMedia).to.be.true;
  });

  const commands: readonly [string, CallSnapshot, readonly CallCommand[]][] = [
    ['dialing', at('dialing'), ['hangup', 'mute']],
    ['alerting', at('alerting'), ['hangup', 'mute']],
    ['alerting, muted', transition(at('alerting'), { type: 'muted', muted: true }), ['hangup', 'unmute']],
    ['ringing', at('ringing'), ['answer', 'reject', 'deflect']],
    ['ringing, answer asked', transition(at('ringing'), { type: 'pending', command: 'answer' }), ['reject']],
    ['connecting', at('connecting'), ['hangup']],
    ['connected', at('connected'), ['hangup', 'mute', 'dtmf', 'transfer', 'hold']],
    [
      'held',
      transition(at('connected'), { type: 'hold', local: true }),
      ['hangup', 'mute', 'dtmf', 'transfer', 'resume'],
    ],
    [
      'hold asked',
      transition(at('connected'), { type: 'pending', command: 'hold' }),
      ['hangup', 'mute', 'dtmf', 'transfer'],
    ],
    ['ending', at('ending'), []],
    ['ended', at('ended'), []],
  ];
  for (const [name, call, can] of commands) {
    it(`what can be asked: ${name}`, () => {
      expect(call.can).to.have.members(can);
    });
  }

  it('calls that have not ended are live', () => {
    const calls = PHASES.map(at);
    expect(liveCalls(calls).map(({ phase }) => phase)).to.deep.equal(
      PHASES.filter((phase) => phase !== 'ended'),
    );
  });
});
