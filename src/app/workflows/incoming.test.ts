import { expect } from '@open-wc/testing';
import { FakeAddressBook } from '../../../test/fakes/fake-address-book.ts';
import { FAKE_LINE, FakeCallControl, fakeParty } from '../../../test/fakes/fake-call-control.ts';
import type { FakeCall } from '../../../test/fakes/fake-call-control.ts';
import { fakeContact } from '../../../test/fakes/fake-contact-reads.ts';
import { FakeSettings } from '../../../test/fakes/fake-stores.ts';
import { until } from '../../../test/support/phone-fixture.ts';
import type { CallId } from '../../domain/call/call.ts';
import type { Tones } from '../../domain/media/audio-control.ts';
import type { Notifier } from '../../domain/media/notifier.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { useLocale } from '../../i18n/localize.ts';
import { signal } from '../../lib/signals.ts';
import type { Signal } from '../../lib/signals.ts';
import { CallerNames } from '../caller-names.ts';
import { incoming } from './incoming.ts';

/** What is heard and shown, in order; `off` when it ends. */
class Surface {
  readonly log: string[] = [];

  readonly #until = (what: string, end: AbortSignal): void => {
    this.log.push(what);
    end.addEventListener('abort', () => {
      this.log.push(`${what} off`);
    });
  };

  readonly tones: Tones = {
    ring: (end) => {
      this.#until('ring', end);
    },
    callWaiting: (end) => {
      this.#until('wait tone', end);
    },
    ringback: () => undefined,
    busy: () => undefined,
    key: () => undefined,
  };

  readonly notifier: Notifier = {
    access: signal('granted'),
    request: () => Promise.resolve('granted'),
    incomingCall: ({ title, body, answer, reject }, end) => {
      this.#until([title, body, answer, reject].join(' | '), end);
    },
    onAction: () => () => undefined,
    badge: () => undefined,
  };
}

const NOTICE = 'Incoming call from Ada | Office | Answer | Decline';

describe('incoming calls', () => {
  let control: FakeCallControl;
  let surface: Surface;
  let silenced: Signal<ReadonlySet<CallId>>;
  let reported: unknown[];
  let screened: Set<CallId>;
  let patience: number[];
  /** Ends the patience that began last. */
  let timesUp: () => void;

  before(() => useLocale('en'));

  const start = async (
    settings: Partial<Settings> = {},
    book: FakeAddressBook = new FakeAddressBook(),
  ): Promise<void> => {
    control = new FakeCallControl();
    surface = new Surface();
    silenced = signal<ReadonlySet<CallId>>(new Set());
    reported = [];
    screened = new Set();
    patience = [];
    const store = new FakeSettings();
    await store.apply(settings);
    const { tones, notifier } = surface;
    incoming({
      control,
      settings: store,
      tones,
      notifier,
      silenced,
      book,
      names: new CallerNames(book),
      screen: (id, hidden) => {
        if (hidden) screened.add(id);
        else screened.delete(id);
      },
      after: (ms, run) => {
        patience.push(ms);
        timesUp = run;
      },
      report: (error) => reported.push(error),
    });
  };
  const engage = async (): Promise<void> => {
    const call = await control.dial({ target: '1' });
    call.event({ type: 'connected', at: 1 });
  };

  it('rings and notifies until it is answered, or gone', async () => {
    await start();
    const answered = control.ring();
    expect(surface.log).to.deep.equal(['ring', NOTICE]);
    await answered.answer();
    expect(surface.log.slice(2)).to.have.members(['ring off', `${NOTICE} off`]);
    answered.end('remote-hangup');
    surface.log.length = 0;
    control.ring().end('missed');
    expect(surface.log).to.have.members(['ring', NOTICE, 'ring off', `${NOTICE} off`]);
  });

  it('beeps in the ear while another call is open, or only shows, as the setting says', async () => {
    await start();
    await engage();
    control.ring();
    expect(surface.log).to.deep.equal(['wait tone', NOTICE]);
    await start({ callWaiting: 'visual' });
    await engage();
    control.ring();
    expect(surface.log).to.deep.equal([NOTICE]);
  });

  it('refuses a second call when the setting says so, without a sound or a notice', async () => {
    await start({ callWaiting: 'reject' });
    await engage();
    const second = control.ring();
    await until(() => second.state.value.phase === 'ended');
    expect(second.commands).to.deep.equal(['reject']);
    expect(surface.log).to.deep.equal([]);
  });

  it('is silent under a silent do not disturb: the call is shown and goes on', async () => {
    await start({ doNotDisturb: true, doNotDisturbAction: 'silent' });
    const call = control.ring();
    await new Promise((resolve) => setTimeout(resolve));
    expect(call.state.value.phase).to.equal('ringing');
    expect(surface.log).to.deep.equal([NOTICE]);
  });

  it('refuses under any other do not disturb', async () => {
    for (const doNotDisturbAction of ['480', '486', '603'] as const) {
      await start({ doNotDisturb: true, doNotDisturbAction });
      const call = control.ring();
      await until(() => call.state.value.phase === 'ended');
      expect(call.commands).to.deep.equal(['reject']);
      expect(surface.log).to.deep.equal([]);
    }
  });

  it('shows no notification when they are switched off, and rings all the same', async () => {
    await start({ notifications: false });
    control.ring();
    expect(surface.log).to.deep.equal(['ring']);
  });

  it('stops the ring of a silenced call and keeps its notification', async () => {
    await start();
    const call = control.ring();
    silenced.value = new Set([call.id]);
    expect(surface.log).to.deep.equal(['ring', NOTICE, 'ring off']);
  });

  it('stops the ring as soon as somebody answers, though the microphone opens later', async () => {
    await start();
    const call = control.ring();
    call.event({ type: 'pending', command: 'answer' });
    expect(surface.log).to.deep.equal(['ring', NOTICE, 'ring off']);
  });

  it('names the account that rings, and does nothing for a call that this side dials', async () => {
    await start();
    control.setLines([FAKE_LINE, { ...FAKE_LINE, id: 'line-2', label: 'Home' }]);
    await control.dial({ target: '2' });
    expect(surface.log).to.deep.equal([]);
    control.ring(fakeParty('101', 'Ada'), 'line-2');
    expect(surface.log.join()).to.include('Ada | Home');
  });

  it('reports a refusal that failed', async () => {
    await start({ doNotDisturb: true });
    control.network = { delayMs: 0, refuses: new Set(['reject']) };
    control.ring();
    await until(() => reported.length === 1);
  });

  describe('with contacts', () => {
    const numbers = [{ kind: 'work', number: '+49 30 101' }] as const;
    const ada = fakeContact('ada', { displayName: 'Ada King', numbers });
    const caller = fakeParty('+4930101', 'Ada');
    const ended = async (call: FakeCall): Promise<void> => {
      await until(() => call.state.value.phase === 'ended');
    };

    it('rings at once where nobody is blocked, and names the contact in the notification', async () => {
      await start({}, new FakeAddressBook([ada]));
      control.ring(caller);
      expect(surface.log).to.deep.equal(['ring']);
      await until(() => surface.log.length === 2);
      expect(surface.log[1]).to.contain('Incoming call from Ada King');
      expect(screened.size).to.equal(0);
    });

    for (const [what, block] of [
      ['a blocked contact', (book: FakeAddressBook) => book.setBlocked(['ada'], true)],
      ['a blocked number', (book: FakeAddressBook) => book.setNumberBlocked('+49 30 101', true)],
    ] as const) {
      it(`refuses ${what} with 603, without a sound, a notice or a pop-up`, async () => {
        const book = new FakeAddressBook([ada]);
        await block(book);
        await start({}, book);
        const call = control.ring(caller);
        expect(screened.has(call.id)).to.be.true;
        await ended(call);
        expect(call.state.value.endReason?.kind).to.equal('blocked');
        expect(surface.log).to.deep.equal([]);
        control.forget(call.id);
        expect(screened.size, 'nothing is kept of a call that is gone').to.equal(0);
      });
    }

    it('lets others through, and whoever withholds the number', async () => {
      const book = new FakeAddressBook([ada]);
      await book.setBlocked(['ada'], true);
      await start({}, book);
      const other = control.ring(fakeParty('102', 'Bob'));
      expect(screened.has(other.id)).to.be.true;
      await until(() => surface.log.includes('ring'));
      expect(screened.size).to.equal(0);
      other.end('missed');
      surface.log.length = 0;
      const anonymous = control.ring({ uri: '', number: '', anonymous: true });
      expect(surface.log[0]).to.equal('ring');
      expect(anonymous.state.value.phase).to.equal('ringing');
    });

    it('rings after 300 ms when the contacts do not answer, under the name of the network', async () => {
      const book = new FakeAddressBook([ada]);
      await book.setBlocked(['ada'], true);
      book.isBlocked = () => new Promise(() => undefined);
      book.callers = () => new Promise(() => undefined);
      await start({}, book);
      const call = control.ring(caller);
      expect(patience).to.deep.equal([300]);
      expect(surface.log).to.deep.equal([]);
      timesUp();
      await until(() => surface.log.includes('ring'));
      expect(screened.has(call.id)).to.be.false;
      timesUp();
      await until(() => surface.log.length === 2);
      expect(surface.log[1]).to.contain('Incoming call from Ada |');
    });

    it('does not ring for a caller who gave up meanwhile', async () => {
      const book = new FakeAddressBook([ada]);
      await book.setBlocked(['ada'], true);
      let answer: (blocked: boolean) => void = () => undefined;
      book.isBlocked = () => new Promise((resolve) => (answer = resolve));
      await start({}, book);
      const call = control.ring(caller);
      call.end('missed');
      answer(false);
      await new Promise((resolve) => setTimeout(resolve, 10));
      expect(surface.log).to.deep.equal([]);
    });
  });
});
