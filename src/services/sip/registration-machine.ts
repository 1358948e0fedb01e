import type { LineProblem } from '../../domain/call/line.ts';
import { assertNever } from '../../lib/assert-never.ts';
import { between } from '../../lib/backoff.ts';
import { retryDelay } from './reconnect-policy.ts';
import type { Setback } from './reconnect-policy.ts';
import type { Facts, Failure, Machine, MachineEvent, Move, Trouble } from './registration-model.ts';
import type { Verdict } from './registration-verdict.ts';

/** A registration that held this long ends a spell of trouble; a shorter one is part of it. */
const STABLE_MS = 10_000;
/** Problems that the same address will have again until somebody changes it. */
const LASTING: readonly LineProblem[] = ['insecure-address', 'invalid-address'];

const stay = (machine: Machine): Move => ({ machine, effects: [] });

function register(trouble: Trouble, facts: Facts, expires = facts.expires): Move {
  return {
    machine: { state: 'registering', trouble, asked: expires },
    effects: [
      { type: 'abandon' },
      { type: 'register', expires },
      { type: 'alarm', at: facts.now + facts.timeoutMs },
    ],
  };
}

function proceed(trouble: Trouble, facts: Facts): Move {
  if (facts.linkOpen) return register(trouble, facts);
  return {
    machine: { state: 'connecting', trouble },
    effects: [{ type: 'abandon' }, { type: 'no-alarm' }, { type: 'connect' }],
  };
}

function fail({ problem, detail }: Failure): Move {
  return {
    machine: { state: 'failed', problem, ...(detail !== undefined && { detail }) },
    effects: [{ type: 'abandon' }, { type: 'no-alarm' }],
  };
}

function wait(
  trouble: Trouble,
  { problem, detail }: Failure,
  setback: Pick<Setback, 'cause' | 'retryAfterMs'>,
  facts: Facts,
): Move {
  const delayMs = retryDelay(
    { ...setback, attempts: trouble.attempts, lastedMs: facts.now - trouble.since, servers: facts.servers },
    facts.random,
  );
  const retryAt = facts.now + delayMs;
  return {
    machine: { state: 'waiting', trouble, retryAt, problem, ...(detail !== undefined && { detail }) },
    effects: [{ type: 'abandon' }, { type: 'alarm', at: retryAt }],
  };
}

const oneMore = ({ attempts, since }: Trouble): Trouble => ({ attempts: attempts + 1, since });

/** The trouble that a registered line falls into. */
function freshTrouble(machine: Extract<Machine, { state: 'registered' }>, now: number): Trouble {
  return now - machine.since >= STABLE_MS ? { attempts: 0, since: now } : machine.trouble;
}

function troubleOf(machine: Machine, now: number): Trouble {
  if (machine.state === 'registered') return freshTrouble(machine, now);
  return 'trouble' in machine ? machine.trouble : { attempts: 0, since: now };
}

function onLinkDown(machine: Machine, failure: Failure, facts: Facts): Move {
  switch (machine.state) {
    case 'off':
    case 'failed':
    // Its alarm stands, and takes the way over the link.
    case 'waiting':
      return stay(machine);
    case 'connecting':
    case 'registering':
      if (LASTING.includes(failure.problem) && facts.servers === 1) return fail(failure);
      return wait(oneMore(machine.trouble), failure, { cause: 'link' }, facts);
    case 'registered':
      return onRegisteredLinkDown(machine, failure, facts);
    default:
      return assertNever(machine);
  }
}

function onRegisteredLinkDown(
  machine: Extract<Machine, { state: 'registered' }>,
  failure: Failure,
  facts: Facts,
): Move {
  const trouble = freshTrouble(machine, facts.now);
  const move = wait(trouble, failure, { cause: 'link' }, facts);
  // A server that lets in and throws out again and again gets one swift retry, not a storm of them.
  if (trouble !== machine.trouble || move.machine.state !== 'waiting') return move;
  return { ...move, machine: { ...move.machine, trouble: oneMore(trouble) } };
}

/** No final response to REGISTER in time: another link, perhaps another server, may serve better. */
function onSilence(machine: Machine, facts: Facts): Move {
  const failure: Failure = {
    problem: facts.heard ? 'timeout' : 'server-silent',
    detail: 'REGISTER not answered',
  };
  const move = wait(oneMore(troubleOf(machine, facts.now)), failure, { cause: 'link' }, facts);
  return { machine: move.machine, effects: [...move.effects, { type: 'leave-server' }] };
}

function onAlarm(machine: Machine, facts: Facts): Move {
  switch (machine.state) {
    case 'waiting':
      return proceed(machine.trouble, facts);
    case 'registering':
      return onSilence(machine, facts);
    case 'registered':
      if (machine.refreshing) return onSilence(machine, facts);
      return refresh(machine, facts);
    case 'off':
    case 'connecting':
    case 'failed':
      return stay(machine);
    default:
      return assertNever(machine);
  }
}

function refresh(machine: Extract<Machine, { state: 'registered' }>, facts: Facts): Move {
  if (facts.now >= machine.expiresAt) return proceed(freshTrouble(machine, facts.now), facts);
  return {
    machine: { ...machine, refreshing: true },
    effects: [
      { type: 'register', expires: facts.expires },
      { type: 'alarm', at: Math.min(facts.now + facts.timeoutMs, machine.expiresAt) },
    ],
  };
}

/**
 * The refresh comes at a random 50–80 % of the lifetime: early enough to survive a failed attempt and late timers, and
 * the phones of an office that started together drift apart.
 */
function onAccepted(machine: Machine, expires: number, facts: Facts): Move {
  if (machine.state !== 'registering' && machine.state !== 'registered') return stay(machine);
  const lifetime = expires * 1000;
  const refreshAt = facts.now + Math.max(1000, lifetime * between(0.5, 0.8, facts.random));
  return {
    machine: {
      state: 'registered',
      trouble: machine.trouble,
      since: machine.state === 'registered' ? machine.since : facts.now,
      expiresAt: facts.now + lifetime,
      refreshAt,
      refreshing: false,
    },
    effects: [{ type: 'alarm', at: refreshAt }],
  };
}

function onRefused(machine: Machine, verdict: Verdict, facts: Facts): Move {
  if (machine.state !== 'registering' && machine.state !== 'registered') return stay(machine);
  const trouble = troubleOf(machine, facts.now);
  switch (verdict.type) {
    case 'fail':
      return fail(verdict);
    case 'raise':
      // Once: a server that then asks for still more does not know what it wants.
      return machine.state === 'registering' && machine.asked >= verdict.minExpires
        ? wait(
            oneMore(trouble),
            { problem: 'server-error', detail: verdict.detail },
            { cause: 'refusal' },
            facts,
          )
        : register(trouble, facts, verdict.minExpires);
    case 'wait': {
      const { retryAfterMs } = verdict;
      const elsewhere = verdict.tryElsewhere && facts.servers > 1 && retryAfterMs === undefined;
      const setback = {
        cause: elsewhere ? 'link' : 'refusal',
        ...(retryAfterMs !== undefined && { retryAfterMs }),
      } as const;
      const move = wait(oneMore(trouble), verdict, setback, facts);
      return elsewhere ? { ...move, effects: [...move.effects, { type: 'leave-server' }] } : move;
    }
    default:
      return assertNever(verdict);
  }
}

/** The link is opened all the same: an emergency call needs no registration. */
function onNoPassword(machine: Machine): Move {
  if (machine.state !== 'off' && machine.state !== 'waiting' && machine.state !== 'failed')
    return stay(machine);
  const { machine: failed, effects } = fail({ problem: 'password-needed' });
  return { machine: failed, effects: [...effects, { type: 'connect' }] };
}

function onStirred(machine: Machine, facts: Facts): Move {
  if (machine.state === 'registered' && !machine.refreshing && facts.now >= machine.refreshAt) {
    return refresh(machine, facts);
  }
  if (machine.state !== 'waiting') return stay(machine);
  // A whole office gets its network back in the same instant.
  const retryAt = Math.min(machine.retryAt, facts.now + between(0, 300, facts.random));
  return { machine: { ...machine, retryAt }, effects: [{ type: 'alarm', at: retryAt }] };
}

/** The only maker of moves: pure, total, never throws. An event that means nothing in a state changes nothing. */
export function registrationMove(machine: Machine, event: MachineEvent, facts: Facts): Move {
  switch (event.type) {
    case 'start':
      return machine.state === 'off' ? proceed({ attempts: 0, since: facts.now }, facts) : stay(machine);
    case 'no-password':
      return onNoPassword(machine);
    case 'stop':
      return { machine: { state: 'off' }, effects: [{ type: 'abandon' }, { type: 'no-alarm' }] };
    case 'retry':
      return machine.state === 'waiting' || machine.state === 'failed'
        ? proceed({ attempts: 0, since: facts.now }, facts)
        : stay(machine);
    case 'stirred':
      return onStirred(machine, facts);
    case 'link-open':
      return machine.state === 'connecting' ? register(machine.trouble, facts) : stay(machine);
    case 'link-down':
      return onLinkDown(machine, event, facts);
    case 'accepted':
      return onAccepted(machine, event.expires, facts);
    case 'refused':
      return onRefused(machine, event.verdict, facts);
    case 'refresh':
      return machine.state === 'registered' && !machine.refreshing ? refresh(machine, facts) : stay(machine);
    case 'alarm':
      return onAlarm(machine, facts);
    default:
      return assertNever(event);
  }
}
