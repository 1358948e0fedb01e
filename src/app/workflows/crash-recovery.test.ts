import { expect } from '@open-wc/testing';
import { FakeAddressBook } from '../../../test/fakes/fake-address-book.ts';
import { fakeContact } from '../../../test/fakes/fake-contact-reads.ts';
import { fakeParty } from '../../../test/fakes/fake-call-control.ts';
import { entry } from '../../../test/support/history-entries.ts';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { useLocale } from '../../i18n/localize.ts';
import { CallerNames } from '../caller-names.ts';
import { UiState } from '../ui-state.ts';
import { crashRecovery } from './crash-recovery.ts';

describe('the notice of a call that was cut off', () => {
  before(() => useLocale('en'));
  const ada = fakeContact('ada', { displayName: 'Ada King', numbers: [{ kind: 'work', number: '101' }] });
  const redialled: string[] = [];
  const told = (remote = fakeParty('101'), contacts = [ada]): { ui: UiState; book: FakeAddressBook } => {
    const ui = new UiState();
    const book = new FakeAddressBook(contacts);
    crashRecovery([entry(1, { remote })], { ui, names: new CallerNames(book) }, (number) =>
      redialled.push(number),
    );
    return { ui, book };
  };
  const heading = (ui: UiState): string | undefined => ui.notices.value[0]?.heading;

  it('is there at once, and names the contact as soon as it is known', async () => {
    const { ui } = told();
    expect(heading(ui)).to.equal('The call with 101 was interrupted.');
    await waitUntil(() => heading(ui) === 'The call with Ada King was interrupted.');
    ui.notices.value[0]?.action?.run();
    expect(redialled).to.deep.equal(['101']);
    expect(ui.notices.value).to.deep.equal([]);
  });

  it('does not come back when it was dismissed before the contacts answered', async () => {
    const { ui, book } = told();
    const [notice] = ui.notices.value;
    ui.dismiss(notice?.id ?? '');
    await book.callers(['101']);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ui.notices.value).to.deep.equal([]);
  });

  it('names by the network who is no contact', () => {
    const { ui } = told(fakeParty('102', 'Zoe'), []);
    expect(heading(ui)).to.equal('The call with Zoe was interrupted.');
  });
});
