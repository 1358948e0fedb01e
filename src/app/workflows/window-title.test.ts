import { expect } from '@open-wc/testing';
import { FakeCallControl } from '../../../test/fakes/fake-call-control.ts';
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
    windowTitle(
      control,
      { unseen },
      { badge: (count) => badges.push(count) },
      {
        set title(text: string) {
          titles.push(text);
        },
      },
    );
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
});
