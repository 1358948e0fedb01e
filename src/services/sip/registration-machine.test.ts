import { expect } from '@open-wc/testing';
import type { RegistrationState } from '../../domain/call/line.ts';
import { registrationMove } from './registration-machine.ts';
import type { Facts, Machine, MachineEvent } from './registration-model.ts';

const facts: Facts = {
  now: 1_000_000,
  linkOpen: true,
  heard: true,
  servers: 1,
  expires: 600,
  timeoutMs: 32_000,
  random: () => 0.5,
};
const trouble = { attempts: 0, since: 1_000_000 };
const machines: Readonly<Record<RegistrationState, Machine>> = {
  off: { state: 'off' },
  connecting: { state: 'connecting', trouble },
  registering: { state: 'registering', trouble, asked: 600 },
  registered: {
    state: 'registered',
    trouble,
    since: 900_000,
    expiresAt: 1_300_000,
    refreshAt: 1_200_000,
    refreshing: false,
  },
  waiting: { state: 'waiting', trouble, retryAt: 1_005_000, problem: 'connection-lost' },
  failed: { state: 'failed', problem: 'wrong-password' },
};
const wait = { type: 'wait', problem: 'server-error', detail: '500', tryElsewhere: false } as const;
const events: readonly (readonly [name: string, event: MachineEvent])[] = [
  ['start', { type: 'start' }],
  ['no-password', { type: 'no-password' }],
  ['stop', { type: 'stop' }],
  ['retry', { type: 'retry' }],
  ['stirred', { type: 'stirred' }],
  ['link-open', { type: 'link-open' }],
  ['link-down', { type: 'link-down', problem: 'connection-lost' }],
  ['accepted', { type: 'accepted', expires: 600 }],
  ['refused', { type: 'refused', verdict: wait }],
  [
    'refused for good',
    { type: 'refused', verdict: { type: 'fail', problem: 'wrong-password', detail: '403' } },
  ],
  ['refresh', { type: 'refresh' }],
  ['alarm', { type: 'alarm' }],
];
/** The whole table: rows are events, columns states. A dash: nothing changes. */
const TABLE = `
                   off          connecting   registering  registered   waiting      failed
start              registering  -            -            -            -            -
no-password        failed       -            -            -            failed       failed
stop               off          off          off          off          off          off
retry              -            -            -            -            registering  registering
stirred            -            -            -            -            waiting      -
link-open          -            registering  -            -            -            -
link-down          -            waiting      waiting      waiting      -            -
accepted           -            -            registered   registered   -            -
refused            -            -            waiting      waiting      -            -
refused for good   -            -            failed       failed       -            -
refresh            -            -            -            registered   -            -
alarm              -            -            waiting      registered   registering  -
`;
const table = TABLE.trim()
  .split('\n')
  .map((line) => line.trim().split(/\s{2,}/));
const states = (table[0] ?? []) as readonly RegistrationState[];

describe('registrationMove', () => {
  for (const [index, [name, event]] of events.entries()) {
    for (const [column, state] of states.entries()) {
      const expected = table[index + 1]?.[column + 1];
      it(`${state} · ${name} → ${expected ?? 'missing'}`, () => {
        const before = machines[state];
        const { machine, effects } = registrationMove(before, event, facts);
        if (expected === '-') {
          expect(machine).to.equal(before);
          expect(effects).to.deep.equal([]);
        } else expect(machine.state).to.equal(expected);
      });
    }
  }

  it('opens the link first where it is closed', () => {
    const { machine, effects } = registrationMove(
      machines.off,
      { type: 'start' },
      { ...facts, linkOpen: false },
    );
    expect(machine.state).to.equal('connecting');
    expect(effects.map(({ type }) => type))
      .to.include('connect')
      .and.not.to.include('register');
  });

  it('refreshes, and does not send a second REGISTER while the first is under way', () => {
    const first = registrationMove(machines.registered, { type: 'alarm' }, { ...facts, now: 1_200_000 });
    expect(first.machine).to.deep.include({ state: 'registered', refreshing: true });
    expect(first.effects).to.deep.equal([
      { type: 'register', expires: 600 },
      { type: 'alarm', at: 1_232_000 },
    ]);
    for (const type of ['refresh', 'stirred'] as const) {
      expect(registrationMove(first.machine, { type }, { ...facts, now: 1_210_000 }).effects).to.deep.equal(
        [],
      );
    }
  });

  it('leaves a server that does not answer a refresh', () => {
    const refreshing: Machine = { ...machines.registered, state: 'registered', refreshing: true } as Machine;
    const { machine, effects } = registrationMove(refreshing, { type: 'alarm' }, facts);
    expect(machine).to.deep.include({ state: 'waiting', problem: 'timeout' });
    expect(effects.map(({ type }) => type))
      .to.include('leave-server')
      .and.to.include('abandon');
  });

  it('registers anew when the lifetime ended while the machine slept', () => {
    const { machine } = registrationMove(
      machines.registered,
      { type: 'stirred' },
      { ...facts, now: 2_000_000 },
    );
    expect(machine.state).to.equal('registering');
  });

  it('raises the lifetime for a 423, and gives up when more is asked for than was offered', () => {
    const verdict = { type: 'raise', minExpires: 1800, detail: '423' } as const;
    const first = registrationMove(machines.registering, { type: 'refused', verdict }, facts);
    expect(first.machine).to.deep.include({ state: 'registering', asked: 1800 });
    const second = registrationMove(first.machine, { type: 'refused', verdict }, facts);
    expect(second.machine).to.deep.include({ state: 'waiting', problem: 'server-error' });
  });

  it('counts a registration of under 10 s as part of the trouble: a server that lets in and throws out makes no storm', () => {
    let machine: Machine = machines.registering;
    let now = facts.now;
    let registers = 0;
    while (now < facts.now + 60_000) {
      machine = registrationMove(machine, { type: 'accepted', expires: 600 }, { ...facts, now }).machine;
      now += 10;
      machine = registrationMove(
        machine,
        { type: 'link-down', problem: 'connection-lost' },
        { ...facts, now },
      ).machine;
      if (machine.state !== 'waiting') throw new Error(`unexpected ${machine.state}`);
      now = machine.retryAt;
      machine = { state: 'registering', trouble: machine.trouble, asked: 600 };
      registers++;
    }
    expect(registers).to.be.lessThan(80);
  });

  for (const problem of ['insecure-address', 'invalid-address'] as const) {
    it(`gives up on ${problem} when there is no other address`, () => {
      const event = { type: 'link-down', problem } as const;
      expect(registrationMove(machines.connecting, event, facts).machine.state).to.equal('failed');
      expect(registrationMove(machines.connecting, event, { ...facts, servers: 2 }).machine.state).to.equal(
        'waiting',
      );
    });
  }
});
