import { expect, html } from '@open-wc/testing';
import { fakeParty } from '../../../test/fakes/fake-call-control.ts';
import { buttonNamed, deepAll, phoneFixture, textOf, until } from '../../../test/support/phone-fixture.ts';
import type { HistoryEntry } from '../../domain/history/history.ts';
import { useLocale } from '../../i18n/localize.ts';
import './call-stack.ts';

const ada = fakeParty('101', 'Ada');

const noted: HistoryEntry = {
  guid: 'old',
  line: 'line-1',
  lineLabel: 'Office',
  direction: 'inbound',
  remote: ada,
  startedAt: 1,
  connectedAt: 2,
  endedAt: 3,
  comment: 'Waits for the offer',
  unseen: false,
};

describe('call-stack', () => {
  before(() => useLocale('en'));

  it('is empty while nothing rings', async () => {
    const phone = await phoneFixture(html`<call-stack></call-stack>`);
    expect(textOf(phone.root)).to.equal('');
  });

  it('shows who calls, on which account and what was noted, and takes no focus', async () => {
    const phone = await phoneFixture(html`<input aria-label="x" /><call-stack></call-stack>`, {
      entries: [noted],
    });
    const field = phone.root.querySelector('input');
    field?.focus();
    phone.control.ring(ada);
    await until(() => textOf(phone.root).includes('Ada'));
    expect(textOf(phone.root)).to.contain('Incoming call for Office').and.to.contain('Waits for the offer');
    expect(deepAll(phone.root, '[role=alertdialog]')[0]?.ariaLabel).to.equal('Incoming call from Ada');
    expect(document.activeElement).to.equal(field);
    await expect(phone.root).to.be.accessible();
  });

  it('needs no scroll bar while it comes in', async () => {
    document.documentElement.style.cssText =
      '--slow: 260ms; --ease-out: linear; --space-2: 8px; --space-4: 16px';
    const phone = await phoneFixture(html`<call-stack></call-stack>`);
    phone.control.ring(ada);
    await until(() => deepAll(phone.root, '.stack:popover-open').length === 1);
    const [stack] = deepAll(phone.root, '.stack');
    const [card] = deepAll(phone.root, 'section');
    const over: number[] = [];
    let moved = 0;
    for (const began = performance.now(); performance.now() - began < 300;) {
      moved = Math.max(moved, card?.getAnimations().length ?? 0);
      over.push((stack?.scrollHeight ?? NaN) - (stack?.clientHeight ?? NaN));
      await new Promise(requestAnimationFrame);
    }
    document.documentElement.style.cssText = '';
    expect(moved).to.be.greaterThan(0);
    expect(Math.max(...over)).to.equal(0);
  });

  it('says who forwarded the call, and that a number is withheld', async () => {
    const phone = await phoneFixture(html`<call-stack></call-stack>`);
    const anonymous = { uri: '', number: '', anonymous: true };
    phone.control.ring(anonymous);
    await until(() => textOf(phone.root).includes('Number withheld'));
  });

  it('is announced once', async () => {
    const phone = await phoneFixture(html`<call-stack></call-stack>`);
    const call = phone.control.ring(ada);
    await until(() => phone.ui.announcement.value === 'Incoming call from Ada');
    phone.ui.announce('');
    call.event({ type: 'remote', party: fakeParty('101', 'Ada L.') });
    await until(() => textOf(phone.root).includes('Ada L.'));
    expect(phone.ui.announcement.value).to.equal('');
  });

  it('answers, and shows the phone', async () => {
    const phone = await phoneFixture(html`<call-stack></call-stack>`);
    phone.ui.show('history');
    const call = phone.control.ring(ada);
    await until(() => textOf(phone.root).includes('Answer'));
    buttonNamed(phone.root, 'Answer').click();
    await until(() => call.commands.includes('answer'));
    expect(phone.ui.view.value).to.equal('call');
  });

  it('rejects', async () => {
    const phone = await phoneFixture(html`<call-stack></call-stack>`);
    const call = phone.control.ring(ada);
    await until(() => textOf(phone.root).includes('Reject'));
    buttonNamed(phone.root, 'Reject').click();
    await until(() => call.state.value.phase === 'ended');
    await until(() => textOf(phone.root) === '');
  });

  it('silences and stays', async () => {
    const phone = await phoneFixture(html`<call-stack></call-stack>`);
    const call = phone.control.ring(ada);
    await until(() => textOf(phone.root).includes('Silence'));
    buttonNamed(phone.root, 'Silence').click();
    await until(() => textOf(phone.root).includes('Silenced'));
    expect(phone.ui.silenced.value.has(call.id)).to.be.true;
    expect(call.state.value.phase).to.equal('ringing');
  });

  for (const [label, current] of [
    ['Hold and answer', 'held'],
    ['End and answer', 'ended'],
  ] as const) {
    it(`offers "${label}" beside an open call, which is ${current}`, async () => {
      const phone = await phoneFixture(html`<call-stack></call-stack>`);
      const open = await phone.control.dial({ target: '102' });
      open.event({ type: 'connected', at: Date.now() });
      const second = phone.control.ring(ada);
      await until(() => textOf(phone.root).includes(label));
      await expect(phone.root).to.be.accessible();
      buttonNamed(phone.root, label).click();
      await until(() => second.commands.includes('answer'));
      const { hold, phase } = open.state.value;
      expect(current === 'held' ? hold.local : phase === 'ended').to.be.true;
    });
  }

  it('shows further calls as rows with buttons of their own', async () => {
    const phone = await phoneFixture(html`<call-stack></call-stack>`);
    phone.control.ring(ada);
    const second = phone.control.ring(fakeParty('102', 'Grace'));
    await until(() => textOf(phone.root).includes('Grace'));
    await expect(phone.root).to.be.accessible();
    buttonNamed(phone.root, 'Reject the call from Grace').click();
    await until(() => second.state.value.phase === 'ended');
    expect(textOf(phone.root)).to.contain('Ada');
  });

  it('does not flash up a call that do not disturb refuses', async () => {
    const phone = await phoneFixture(html`<call-stack></call-stack>`, { settings: { doNotDisturb: true } });
    phone.control.ring(ada);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(textOf(phone.root)).to.equal('');
  });
});
