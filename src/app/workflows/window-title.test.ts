import { expect } from '@open-wc/testing';
import { FakeAddressBook } from '../../../test/fakes/fake-address-book.ts';
import { FakeCallControl } from '../../../test/fakes/fake-call-control.ts';
import { fakeContact } from '../../../test/fakes/fake-contact-reads.ts';
import { until } from '../../../test/support/phone-fixture.ts';
import type { CallId } from '../../domain/call/call.ts';
import { CallerNames } from '../caller-names.ts';
import { useLocale } from '../../i18n/localize.ts';
import { signal } from '../../lib/signals.ts';
import { windowTitle } from './window-title.ts';

describe('window title and app badge', () => {
  before(() => useLocale('en'));

  it('say who rings, else how many calls were missed, and nothing new while a call goes on', () => {
    const control = new FakeCallControl();
    const unseen = signal(0);
    const titles: string[] = [];
    const badges: number[] = [];
    windowTitle({
      control,
      history: { unseen },
      notifier: { badge: (count) => badges.push(count) },
      names: new CallerNames(new FakeAddressBook()),
      screened: signal(new Set()),
      page: {
        set title(text: string) {
          titles.push(text);
        },
      },
    });
    unseen.value = 2;
    const call = control.ring();
    call.event({ type: 'answering' });
    call.event({ type: 'connected', at: 1 });
    for (const mos of [4.1, 4.2, 4.3]) {
      call.event({ type: 'quality', quality: { mos, level: 'good', lossPercent: 0, jitterMs: 1 } });
    }
    expect(titles).to.deep.equal(['Offhook', '(2) Offhook', '☎ Ada', '(2) Offhook']);
    expect(badges).to.deep.equal([0, 2, 3, 2]);
  });

  it('call by the name of the contact as soon as it is known, and say nothing of a call that is not shown', async () => {
    const control = new FakeCallControl();
    const screened = signal<ReadonlySet<CallId>>(new Set());
    const numbers = [{ kind: 'work', number: '101' }] as const;
    const book = new FakeAddressBook([fakeContact('a', { displayName: 'Ada King', numbers })]);
    const page = { title: '' };
    const badges: number[] = [];
    const call = control.ring();
    screened.value = new Set([call.id]);
    windowTitle({
      control,
      history: { unseen: signal(0) },
      notifier: { badge: (count) => badges.push(count) },
      names: new CallerNames(book),
      screened,
      page,
    });
    expect(page.title).to.equal('Offhook');
    screened.value = new Set();
    expect(page.title).to.equal('☎ Ada');
    await until(() => page.title === '☎ Ada King');
    expect(badges).to.deep.equal([0, 1]);
  });
});
