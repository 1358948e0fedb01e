import { expect } from '@open-wc/testing';
import { FAKE_LINE, FakeCallControl, fakeParty } from '../../../test/fakes/fake-call-control.ts';
import { FakeSettings } from '../../../test/fakes/fake-stores.ts';
import { until } from '../../../test/support/phone-fixture.ts';
import type { CallId } from '../../domain/call/call.ts';
import type { Tones } from '../../domain/media/audio-control.ts';
import type { Notifier } from '../../domain/media/notifier.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { useLocale } from '../../i18n/localize.ts';
import { signal } from '../../lib/signals.ts';
import type { Signal } from '../../lib/signals.ts';
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

  before(() => useLocale('en'));

  const start = async (settings: Partial<Settings> = {}): Promise<void> => {
    control = new FakeCallControl();
    surface = new Surface();
    silenced = signal<ReadonlySet<CallId>>(new Set());
    reported = [];
    const store = new FakeSettings();
    await store.apply(settings);
    const { tones, notifier } = surface;
    incoming({
      control,
      settings: store,
      tones,
      notifier,
      silenced,
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
});
