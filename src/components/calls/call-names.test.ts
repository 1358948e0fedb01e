import { expect, html } from '@open-wc/testing';
import '../../../test/support/all-elements.ts';
import { fakeParty } from '../../../test/fakes/fake-call-control.ts';
import { fakeContact } from '../../../test/fakes/fake-contact-reads.ts';
import { entry } from '../../../test/support/history-entries.ts';
import { drawn } from '../../../test/support/jpeg-bytes.ts';
import { buttonNamed, deepAll, phoneFixture, textOf, until } from '../../../test/support/phone-fixture.ts';
import type { Phone } from '../../../test/support/phone-fixture.ts';
import { useLocale } from '../../i18n/localize.ts';
import './call-stack.ts';
import './call-view.ts';

const numbers = [
  { kind: 'work', number: '101' },
  { kind: 'mobile', number: '0171' },
] as const;
const ada = fakeContact('ada', { displayName: 'Ada King', company: 'Engines Ltd', numbers });
const ENTRIES = [
  entry(5, { remote: fakeParty('101', 'Ada'), comment: 'Sent the offer' }),
  entry(4, { remote: fakeParty('0171'), comment: 'Prefers mornings' }),
  entry(3, { remote: fakeParty('999'), comment: 'Somebody else' }),
];

async function ring(): Promise<Phone> {
  const phone = await phoneFixture(html`<call-stack></call-stack>`, { contacts: [ada], entries: ENTRIES });
  phone.control.ring(fakeParty('0171'));
  await until(() => textOf(phone.root).includes('Ada King'));
  return phone;
}

async function talk(): Promise<Phone> {
  const phone = await phoneFixture(html`<call-view></call-view>`, { contacts: [ada], entries: ENTRIES });
  const call = await phone.control.dial({ target: '101' });
  call.event({ type: 'connected', at: Date.now() });
  await until(() => textOf(phone.root).includes('Notes on Ada King'));
  return phone;
}

const notes = ({ root }: Phone): string => textOf(deepAll(root, 'call-notes')[0]!.shadowRoot!);

async function choose(phone: Phone, words: string): Promise<void> {
  deepAll(deepAll(phone.root, 'call-notes')[0]!.shadowRoot!, 'li button')[0]?.click();
  const item = (): HTMLElement | undefined =>
    deepAll(phone.root, '[role=menuitem]').find(
      (each) => each.checkVisibility() && each.textContent.trim() === words,
    );
  await until(() => item() !== undefined);
  item()?.click();
}

describe('calls with contacts', () => {
  before(() => useLocale('en'));

  it('names who rings, with company, number and the last note, and announces it once by that name', async () => {
    const phone = await ring();
    expect(textOf(phone.root)).to.contain('Engines Ltd · 0171').and.to.contain('Sent the offer');
    expect(phone.ui.announcement.value).to.equal('Incoming call from Ada King');
    await expect(phone.root).to.be.accessible();
  });

  it('shows the photo of who rings and of who is in the ear, and initials without one', async () => {
    const photos = ({ root }: Phone): HTMLImageElement[] => deepAll(root, 'img[src^="blob:"]');
    for (const [element, start] of [
      [html`<call-stack></call-stack>`, (phone: Phone) => phone.control.ring(fakeParty('0171'))],
      [html`<call-view></call-view>`, (phone: Phone) => phone.control.dial({ target: '101' })],
    ] as const) {
      const phone = await phoneFixture(element, { contacts: [ada] });
      await phone.book.save(ada, ada.id, new Blob([await drawn(8, 8)], { type: 'image/jpeg' }));
      await start(phone);
      await until(() => photos(phone).length === 1);
      await phone.book.save(ada, ada.id, null);
      await until(() => photos(phone).length === 0);
      expect(deepAll(phone.root, '[data-initials="AK"]')).to.have.length(1);
    }
  });

  it('announces the number when the contacts do not answer', async () => {
    const phone = await phoneFixture(html`<call-stack></call-stack>`, { contacts: [ada] });
    phone.book.callers = () => new Promise(() => undefined);
    phone.control.ring(fakeParty('0171'));
    await until(() => textOf(phone.root).includes('0171'));
    expect(phone.ui.announcement.value).to.equal('');
    await until(() => phone.ui.announcement.value === 'Incoming call from 0171');
  });

  it('says that others have the number too', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`, {
      contacts: [ada, fakeContact('eve', { displayName: 'Eve', numbers })],
    });
    await phone.control.dial({ target: '101' });
    await until(() => deepAll(phone.root, '.select[data-tip]').length === 1);
    expect(deepAll(phone.root, '.select')[0]?.dataset.tip).to.contain('further contact');
  });

  it('does not show a call while it is looked up whether it is wanted', async () => {
    const phone = await phoneFixture(html`<call-stack></call-stack>`);
    const held = phone.control.ring(fakeParty('101', 'Ada'));
    phone.ui.screen(held.id, true);
    await until(() => textOf(phone.root) === '');
    phone.ui.screen(held.id, false);
    await until(() => textOf(phone.root).includes('Ada'));
  });

  it('shows what was noted on the person in the ear, over all numbers of the contact', async () => {
    const phone = await talk();
    expect(notes(phone)).to.contain('Sent the offer').and.to.contain('Prefers mornings');
    expect(notes(phone)).not.to.contain('Somebody else');
    await expect(phone.root).to.be.accessible();
  });

  it('changes a note by its menu', async () => {
    const phone = await talk();
    await choose(phone, 'Edit the note');
    await until(() => deepAll(phone.root, 'call-notes textarea, textarea[aria-label=Note]').length === 1);
    const area = deepAll<HTMLTextAreaElement>(phone.root, 'textarea[aria-label=Note]')[0]!;
    expect(area.value).to.equal('Sent the offer');
    area.value = 'Sent the offer again';
    area.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true, composed: true }),
    );
    await until(() => notes(phone).includes('Sent the offer again'));
    expect(deepAll(phone.root, 'textarea[aria-label=Note]')).to.have.length(0);
  });

  it('deletes a note, with a way back', async () => {
    const phone = await talk();
    await choose(phone, 'Delete the note');
    await until(() => !notes(phone).includes('Sent the offer'));
    phone.ui.notices.value[0]?.action?.run();
    await until(() => notes(phone).includes('Sent the offer'));
  });

  it('has a menu for the last calls, by right click: contact, calls, block', async () => {
    const phone = await phoneFixture(html`<call-view></call-view>`, { contacts: [ada], entries: ENTRIES });
    await until(() => textOf(phone.root).includes('Ada King'));
    deepAll(phone.root, '.switch').forEach((each) => {
      deepAll(each.shadowRoot!, '[role=radio]')[2]?.click();
    });
    await until(() => buttonNamed(phone.root, 'Call 999').checkVisibility());
    buttonNamed(phone.root, 'Call 999').dispatchEvent(
      new MouseEvent('contextmenu', { bubbles: true, composed: true, cancelable: true }),
    );
    const items = (): string[] =>
      deepAll(phone.root, '[role=menuitem]')
        .filter((item) => item.checkVisibility())
        .map((item) => item.textContent.trim());
    await until(() => items().length === 3);
    expect(items()).to.deep.equal(['Add contact', 'Calls with 999', 'Block this number']);
    deepAll(phone.root, '[role=menuitem]')[2]?.click();
    await until(() => phone.book.summary.value.blockedNumbers.join() === '999');
  });
});
