import { expect } from '@open-wc/testing';
import { FakeCallControl } from '../../../test/fakes/fake-call-control.ts';
import type { Tones } from '../../domain/media/audio-control.ts';
import { signal } from '../../lib/signals.ts';
import { callCleanup, FAILED_STAYS_MS, MENDABLE_STAYS_MS } from './call-cleanup.ts';
import { pageGuard } from './page-guard.ts';
import { progressTones } from './progress-tones.ts';

class HeardTones implements Tones {
  readonly log: string[] = [];
  readonly #until = (name: string, signal: AbortSignal): void => {
    this.log.push(name);
    signal.addEventListener('abort', () => {
      this.log.push(`${name} off`);
    });
  };

  ring = (signal: AbortSignal): void => {
    this.#until('ring', signal);
  };
  callWaiting = (signal: AbortSignal): void => {
    this.#until('waiting', signal);
  };
  ringback = (signal: AbortSignal): void => {
    this.#until('ringback', signal);
  };
  busy = (): void => {
    this.log.push('busy');
  };
  key = (): void => undefined;
}

describe('progress tones', () => {
  let control: FakeCallControl;
  let tones: HeardTones;

  beforeEach(() => {
    control = new FakeCallControl();
    tones = new HeardTones();
    progressTones(control, tones);
  });

  it('plays ringback while the far side rings, until it answers', async () => {
    const call = await control.dial({ target: '1' });
    expect(tones.log).to.deep.equal([]);
    call.event({ type: 'progress', earlyMedia: false });
    call.event({ type: 'connected', at: 1 });
    expect(tones.log).to.deep.equal(['ringback', 'ringback off']);
  });

  it('is silent when the far side sends sound of its own', async () => {
    const call = await control.dial({ target: '1' });
    call.event({ type: 'progress', earlyMedia: false });
    call.event({ type: 'progress', earlyMedia: true });
    expect(tones.log).to.deep.equal(['ringback', 'ringback off']);
  });

  it('plays busy when the far side is busy, and nothing when the person gave up', async () => {
    const busy = await control.dial({ target: '1' });
    busy.end('busy');
    const cancelled = await control.dial({ target: '2' });
    cancelled.end('cancelled');
    expect(tones.log).to.deep.equal(['busy']);
  });

  it('stops the ringback of a call that fails', async () => {
    const call = await control.dial({ target: '1' });
    call.event({ type: 'progress', earlyMedia: false });
    call.end('declined');
    expect(tones.log).to.deep.equal(['ringback', 'ringback off', 'busy']);
  });
});

describe('call clean-up', () => {
  it('clears a call away at once when it ended as calls do, and later when there is a reason to read or to follow', async () => {
    const control = new FakeCallControl();
    const due: { ms: number; run: () => void }[] = [];
    callCleanup(control, (ms, run) => due.push({ ms, run }));
    const normal = await control.dial({ target: '1' });
    const failed = await control.dial({ target: '2' });
    normal.end('remote-hangup');
    failed.end('busy');
    (await control.dial({ target: '3' })).end('microphone-busy');
    expect(due.map(({ ms }) => ms)).to.deep.equal([0, FAILED_STAYS_MS, MENDABLE_STAYS_MS]);
    for (const { run } of due) run();
    expect(control.calls.value).to.deep.equal([]);
  });
});

describe('page guard', () => {
  it('asks before the page goes while a call is live, and only then', async () => {
    const control = new FakeCallControl();
    const page = new EventTarget();
    pageGuard(control, signal(false), page);
    const asks = (): boolean => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(asks()).to.equal(false);
    const call = await control.dial({ target: '1' });
    expect(asks()).to.equal(true);
    call.end('remote-hangup');
    expect(asks()).to.equal(false);
  });

  it('asks while something typed is not stored', () => {
    const page = new EventTarget();
    const unsaved = signal(true);
    pageGuard(new FakeCallControl(), unsaved, page);
    const asks = (): boolean => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(asks()).to.equal(true);
    unsaved.value = false;
    expect(asks()).to.equal(false);
  });

  it('stops the phone when the page goes', () => {
    const control = new FakeCallControl();
    const page = new EventTarget();
    pageGuard(control, signal(false), page);
    page.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: false }));
    expect(control.asked).to.include('stop');
  });
});
