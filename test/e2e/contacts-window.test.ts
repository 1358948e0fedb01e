import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { PhonePage } from '../support/phone-page.ts';
import { eventually } from '../support/processes.ts';
import { SipTap } from '../support/sip-tap.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';

const card = (first: string, family: string, number: string): string =>
  ['BEGIN:VCARD', 'VERSION:4.0', `FN:${first} ${family}`, `N:${family};${first};;;`]
    .concat(`TEL;TYPE=work:${number}`, 'END:VCARD')
    .join('\r\n');

describe('the contacts in a window of their own', { timeout: 180_000 }, () => {
  let stage: Stage;
  let phone: StagePhone;
  let caller: StagePhone;
  let own: Page;
  let ownSip: SipTap;

  /** The way to the other views, which a window for one view has not. */
  const railOf = (page: Page): Locator => page.locator('nav-rail');
  const contactsIn = (page: Page): Promise<void> =>
    railOf(page).getByRole('button', { name: 'Contacts', exact: true }).click();
  const row = (page: Page, name: RegExp): Locator => page.getByRole('row', { name }).first();
  const cardIn = (page: Page, who: string): Locator =>
    page.getByRole('article', { name: `Information about ${who}` });
  const popOut = async (): Promise<void> => {
    const opened = stage.person.context.waitForEvent('page');
    await phone.page.getByRole('button', { name: 'Open in a window of its own' }).click();
    own = await opened;
    ownSip = new SipTap(own);
    await row(own, /Ada King/).waitFor();
  };
  const callFrom = async (page: Page, who: string): Promise<void> => {
    await row(page, new RegExp(who)).click();
    await cardIn(page, who)
      .getByRole('button', { name: /^Call / })
      .first()
      .click();
  };
  const edit = async (page: Page, who: string, field: string, value: string): Promise<void> => {
    await row(page, new RegExp(who)).click();
    await cardIn(page, who).getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('textbox', { name: field, exact: true }).fill(value);
    await page.getByRole('button', { name: 'Apply', exact: true }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  const question = (page: Page): Locator => page.getByRole('alertdialog', { name: 'Call this number?' });

  before(async () => {
    stage = await Stage.open();
    caller = await stage.phone(1);
    phone = await stage.phone(0);
    const number = await caller.tryPractice();
    await phone.tryPractice();
    await contactsIn(phone.page);
    const chooser = phone.page.waitForEvent('filechooser');
    await phone.page.getByRole('button', { name: 'Import and save' }).click();
    await phone.page.getByRole('menuitem', { name: /Import vCard files/ }).click();
    const buffer = Buffer.from([card('Ada', 'King', number), card('Fatma', 'Berg', '503')].join('\r\n'));
    await (await chooser).setFiles({ name: 'people.vcf', mimeType: 'text/vcard', buffer });
    await phone.page.getByText('Added: 2 contacts.').first().waitFor();
  });

  after(() => stage.close());

  it('shows them alone, and is not the phone', async () => {
    await popOut();
    assert.equal(await railOf(own).count(), 0);
    assert.equal(await own.getByRole('button', { name: /Open user menu/ }).count(), 0);
    assert.deepEqual(ownSip.sent, []);
    assert.equal(await phone.page.getByRole('button', { name: /, connected,/i }).count(), 1);
  });

  it('is brought to the front in place of a second one', async () => {
    const windows = stage.person.context.pages().length;
    await phone.page.getByRole('button', { name: 'Open in a window of its own' }).click();
    await sleep(500);
    assert.equal(stage.person.context.pages().length, windows);
  });

  it('shows at once what is changed in the other window, both ways', async () => {
    await edit(own, 'Fatma Berg', 'Last name', 'Berg-Holm');
    await row(phone.page, /Fatma Berg-Holm/).waitFor({ timeout: 2000 });
    await edit(phone.page, 'Fatma Berg-Holm', 'First name', 'Fatima');
    await row(own, /Fatima Berg-Holm/).waitFor({ timeout: 2000 });
    // The card that is open follows, too.
    await cardIn(own, 'Fatima Berg-Holm').waitFor({ timeout: 2000 });
    await cardIn(own, 'Fatima Berg-Holm')
      .getByRole('button', { name: /to favourites$/ })
      .click();
    await cardIn(phone.page, 'Fatima Berg-Holm')
      .getByRole('button', { name: /from favourites$/ })
      .waitFor({ timeout: 2000 });
  });

  it('lets the window that is the phone call, at once and without a question', async () => {
    await callFrom(own, 'Ada King');
    await own.getByText('The call is in the window that is the phone.').waitFor();
    await caller.answer();
    await phone.connected('Ada King');
    assert.equal(await question(phone.page).count(), 0);
    assert.deepEqual(ownSip.sent, []);
    assert.equal(await new PhonePage(own).tabs.count(), 0);
    assert.equal(phone.sip.dialled.length, 1);
  });

  it('may be loaded again and closed while the call goes on', async () => {
    await own.reload();
    await row(own, /Ada King/).waitFor();
    assert.equal(await railOf(own).count(), 0);
    await own.close();
    await phone.connected('Ada King');
    await phone.control('End').click();
    await phone.idle();
    await caller.idle();
  });

  it('calls there again after it was loaded again', async () => {
    await contactsIn(phone.page);
    await popOut();
    await own.reload();
    const before = phone.sip.dialled.length;
    await callFrom(own, 'Ada King');
    await caller.answer();
    await phone.connected('Ada King');
    assert.equal(await question(phone.page).count(), 0);
    assert.equal(phone.sip.dialled.length, before + 1);
    await phone.control('End').click();
    await phone.idle();
    await caller.idle();
  });

  it('becomes the phone, with all of its views, when the window that was it is loaded again', async () => {
    await phone.page.reload();
    await new PhonePage(own).registered();
    await railOf(own).waitFor();
    await phone.page.getByRole('heading', { name: 'Another window is the phone' }).waitFor();
    assert.ok(ownSip.requests('REGISTER').length > 0);
  });

  it('stands alone again when the other window takes the phone back, which then asks first', async () => {
    await phone.page.getByRole('button', { name: 'Use this window as the phone' }).click();
    await phone.registered();
    await railOf(own).waitFor({ state: 'detached' });
    await row(own, /Ada King/).waitFor();
    // Loaded again, the other window does not know any more that it opened this one.
    const before = phone.sip.dialled.length;
    await callFrom(own, 'Ada King');
    await question(phone.page).waitFor();
    assert.equal(phone.sip.dialled.length, before);
    await phone.page.locator('dial-proposal').getByRole('button', { name: 'Call', exact: true }).click();
    await caller.answer();
    await phone.connected('Ada King');
    await phone.control('End').click();
    await phone.idle();
    await caller.idle();
  });

  it('is the phone when the other window is closed, and calls by itself', async () => {
    await phone.page.close();
    const last = new PhonePage(own);
    await last.registered();
    await contactsIn(own);
    await callFrom(own, 'Ada King');
    await caller.answer();
    await last.connected('Ada King');
    await eventually('it made the call itself', () => ownSip.dialled.length === 1);
    await last.control('End').click();
    await last.idle();
  });

  it('leaves nothing in the console', () => {
    assert.deepEqual(stage.person.problems, []);
  });
});
