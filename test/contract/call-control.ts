import { expect } from '@open-wc/testing';
import type { Call, CallControl, CallErrorCode } from '../../src/domain/call/call-control.ts';
import { liveCalls, MAX_CALLS } from '../../src/domain/call/call.ts';
import type { CallId, CallPhase, CallSnapshot } from '../../src/domain/call/call.ts';
import { isAbort, isAppError } from '../../src/lib/app-error.ts';
import { effect } from '../../src/lib/signals.ts';

/** The far side of an implementation under test. Each call is told apart by its number. */
export interface FarSide {
  readonly control: CallControl;
  /** Somebody calls; resolves with the id of the call that rings. */
  ring(number: string): Promise<CallId>;
  /** The called party's phone rings. */
  alerts(call: Call): Promise<void>;
  /** The called side sends sound before it answers, and understands digits. */
  soundsEarly(call: Call): Promise<void>;
  answers(call: Call): Promise<void>;
  rejects(call: Call, status: 404 | 486 | 603): Promise<void>;
  hangsUp(call: Call): Promise<void>;
  /** The caller gives up before we answered. */
  cancels(call: Call, elsewhere: boolean): Promise<void>;
  holds(call: Call, hold: boolean): Promise<void>;
  /** The digits that arrived, in order. */
  digits(call: Call): string;
  /** Refuses our next hold. */
  refusesHold(call: Call): void;
  close(): Promise<void>;
}

async function code(act: Promise<unknown>): Promise<CallErrorCode | 'resolved'> {
  try {
    await act;
    return 'resolved';
  } catch (error) {
    if (isAppError<CallErrorCode>(error)) return error.code;
    throw error;
  }
}

function reaches(call: Call, fits: (snapshot: CallSnapshot) => boolean, ms = 8000): Promise<CallSnapshot> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`not reached: ${JSON.stringify(call.state.peek())}`));
    }, ms);
    const dispose = effect(() => {
      const snapshot = call.state.value;
      if (!fits(snapshot)) return;
      clearTimeout(timer);
      // The effect may run before `dispose` is there.
      queueMicrotask(() => {
        dispose();
      });
      resolve(snapshot);
    });
  });
}

const phase =
  (wanted: CallPhase) =>
  (snapshot: CallSnapshot): boolean =>
    snapshot.phase === wanted;

/** What every `CallControl` keeps to (see its doc comments). */
export function callControlContract(name: string, create: () => Promise<FarSide>): void {
  describe(`CallControl: ${name}`, () => {
    let world: FarSide;

    beforeEach(async () => {
      world = await create();
    });

    afterEach(async () => {
      await world.close();
    });

    const dialled = async (number = '200'): Promise<Call> => world.control.dial({ target: number });
    const talking = async (number = '200'): Promise<Call> => {
      const call = await dialled(number);
      await world.alerts(call);
      await world.answers(call);
      await reaches(call, phase('connected'));
      return call;
    };
    const ringing = async (number = '201'): Promise<Call> => {
      const call = world.control.call(await world.ring(number))!;
      expect(call.state.value.phase).to.equal('ringing');
      return call;
    };

    it('an outgoing call stands in calls at once, frozen and cloneable, and goes dialing, alerting, connected', async () => {
      const call = await dialled();
      const first = world.control.calls.value.find(({ id }) => id === call.id)!;
      expect(first.phase).to.equal('dialing');
      expect(first.direction).to.equal('outbound');
      expect(first.remote.number).to.equal('200');
      expect(Object.isFrozen(first)).to.be.true;
      expect(structuredClone(first)).to.deep.equal(first);
      expect(first.can).to.include('hangup');
      await world.alerts(call);
      await reaches(call, phase('alerting'));
      await world.answers(call);
      const connected = await reaches(call, phase('connected'));
      expect(connected.connectedAt).to.be.at.least(connected.createdAt);
      expect(connected.can).to.include.members(['hangup', 'hold', 'mute', 'dtmf', 'transfer']);
    });

    it('an incoming call rings and is answered', async () => {
      const call = await ringing();
      expect(call.state.value.remote.number).to.equal('201');
      expect(call.state.value.can).to.have.members(['answer', 'reject', 'deflect']);
      await call.answer();
      await reaches(call, phase('connected'));
    });

    it('hanging up an answered call resolves when it has ended', async () => {
      const call = await talking();
      await call.hangup();
      expect(call.state.value.phase).to.equal('ended');
      expect(call.state.value.endReason?.kind).to.equal('local-hangup');
      expect(call.state.value.can).to.be.empty;
    });

    it('giving up an unanswered call cancels it', async () => {
      const call = await dialled();
      await world.alerts(call);
      await reaches(call, phase('alerting'));
      await call.hangup();
      expect(call.state.value.endReason?.kind).to.equal('cancelled');
    });

    for (const [status, kind] of [
      [404, 'not-found'],
      [486, 'busy'],
      [603, 'declined'],
    ] as const) {
      it(`${status} ends an outgoing call as ${kind}`, async () => {
        const call = await dialled();
        await world.rejects(call, status);
        const ended = await reaches(call, phase('ended'));
        expect(ended.endReason?.kind).to.equal(kind);
      });
    }

    it('the far side hangs up', async () => {
      const call = await talking();
      await world.hangsUp(call);
      const ended = await reaches(call, phase('ended'));
      expect(ended.endReason?.kind).to.equal('remote-hangup');
      expect(ended.endedAt).to.be.at.least(ended.connectedAt!);
    });

    it('a caller who gives up is missed; who was answered elsewhere is not', async () => {
      const missed = await ringing('201');
      await world.cancels(missed, false);
      expect((await reaches(missed, phase('ended'))).endReason?.kind).to.equal('missed');
      const elsewhere = await ringing('202');
      await world.cancels(elsewhere, true);
      expect((await reaches(elsewhere, phase('ended'))).endReason?.kind).to.equal('answered-elsewhere');
    });

    it('a person rejects, a rule refuses, a call is sent on', async () => {
      const rejected = await ringing('201');
      await rejected.reject();
      expect(rejected.state.value.endReason?.kind).to.equal('rejected');
      for (const kind of ['refused-busy', 'blocked'] as const) {
        const refused = await ringing(kind);
        await refused.reject(480, kind === 'blocked' ? kind : undefined);
        expect(refused.state.value.endReason?.kind).to.equal(kind);
      }
      const deflected = await ringing('203');
      await deflected.deflect('300');
      expect(deflected.state.value.endReason?.kind).to.equal('deflected');
    });

    it('hold is pending until it is confirmed, and resume takes it back', async () => {
      const call = await talking();
      const holding = call.hold();
      await reaches(call, ({ pending }) => pending === 'hold');
      expect(call.state.value.hold.local).to.be.false;
      await holding;
      expect(call.state.value.hold.local).to.be.true;
      expect(call.state.value.pending).to.equal(undefined);
      expect(call.state.value.can).to.include('resume').and.not.include('hold');
      await call.resume();
      expect(call.state.value.hold.local).to.be.false;
    });

    it('a refused hold rejects, and the call is as it was', async () => {
      const call = await talking();
      world.refusesHold(call);
      expect(await code(call.hold())).to.equal('call/refused');
      expect(call.state.value.hold.local).to.be.false;
      expect(call.state.value.phase).to.equal('connected');
      expect(call.state.value.pending).to.equal(undefined);
    });

    it('shows the hold of the far side', async () => {
      const call = await talking();
      await world.holds(call, true);
      await reaches(call, ({ hold }) => hold.remote);
      await world.holds(call, false);
      await reaches(call, ({ hold }) => !hold.remote);
    });

    it('commands run one after the other', async () => {
      const call = await talking();
      const hold = call.hold();
      const second = code(call.hold());
      await hold;
      expect(await second).to.equal('call/not-possible');
    });

    it('mute is immediate, and unmute', async () => {
      const call = await talking();
      await call.setMuted(true);
      expect(call.state.value.muted).to.be.true;
      expect(call.state.value.can).to.include('unmute');
      await call.setMuted(false);
      expect(call.state.value.muted).to.be.false;
    });

    it('sends digits, all of them and in order, however fast they come', async () => {
      const call = await talking();
      await Promise.all([call.sendDtmf('12'), call.sendDtmf('*'), call.sendDtmf('0#')]);
      expect(world.digits(call)).to.equal('12*0#');
      expect(await code(call.sendDtmf('1'))).to.equal('resolved');
      expect(world.digits(call)).to.equal('12*0#1');
    });

    it('sends digits from early sound on', async () => {
      const call = await dialled();
      await world.soundsEarly(call);
      await reaches(call, ({ can, earlyMedia }) => earlyMedia && can.includes('dtmf'));
      expect(await code(call.sendDtmf('1#'))).to.equal('resolved');
    });

    it('a command that waits when the call ends is given up, which is no failure', async () => {
      const call = await talking();
      const errors = [call.hold(), call.hold()].map((command) => command.catch((error: unknown) => error));
      await world.hangsUp(call);
      for (const error of await Promise.all(errors)) expect(isAbort(error)).to.be.true;
    });

    it('what the phase does not allow rejects with call/not-possible', async () => {
      const call = await dialled();
      expect(await code(call.answer())).to.equal('call/not-possible');
      expect(await code(call.reject())).to.equal('call/not-possible');
      expect(await code(call.hold())).to.equal('call/not-possible');
      expect(await code(call.resume())).to.equal('call/not-possible');
      expect(await code(call.sendDtmf('1'))).to.equal('call/not-possible');
      expect(await code(call.transfer('300'))).to.equal('call/not-possible');
      await call.hangup();
      expect(await code(call.hangup())).to.equal('call/not-possible');
      expect(await code(call.setMuted(true))).to.equal('call/not-possible');
    });

    it('an ended call stays until it is forgotten; a living one is not forgotten', async () => {
      const call = await dialled();
      world.control.forget(call.id);
      expect(world.control.call(call.id)).to.equal(call);
      await call.hangup();
      expect(world.control.calls.value.map(({ id }) => id)).to.include(call.id);
      world.control.forget(call.id);
      expect(world.control.calls.value.map(({ id }) => id)).not.to.include(call.id);
      expect(world.control.call(call.id)).to.equal(undefined);
    });

    it('refuses an unknown line and a target that is none, without a call', async () => {
      expect(await code(world.control.dial({ target: '200', line: 'nowhere' }))).to.equal('call/no-line');
      expect(await code(world.control.dial({ target: ' ' }))).to.equal('call/invalid-target');
      expect(world.control.calls.value).to.be.empty;
    });

    it('eight calls, the ninth is refused both ways, an emergency call is not', async () => {
      for (let index = 0; index < MAX_CALLS; index++) await dialled(`2${index}`);
      expect(await code(dialled('299'))).to.equal('call/too-many');
      const ninth = world.control.call(await world.ring('201'))!;
      const ended = await reaches(ninth, phase('ended'));
      expect(ended.endReason?.kind).to.equal('refused-busy');
      const emergency = await world.control.dial({ target: '112', emergency: true });
      expect(liveCalls(world.control.calls.value)).to.have.length(MAX_CALLS + 1);
      await emergency.hangup();
    });

    it('preparing places no call', () => {
      world.control.prepare();
      expect(world.control.calls.value).to.be.empty;
    });

    it('stop ends all calls within two seconds', async () => {
      const call = await talking('200');
      const second = await dialled('201');
      const began = performance.now();
      await world.control.stop();
      expect(performance.now() - began).to.be.below(2500);
      expect(call.state.value.phase).to.equal('ended');
      expect(second.state.value.phase).to.equal('ended');
    });
  });
}
