import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { WIDE, findingsOf } from '../support/look.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';

const PEOPLE = [
  ['Thomas', 'Brandt', 'Brandt & Vogel Steuerberatung', '+49 69 90009 421', '+49 171 39200 27'],
  ['Katharina', 'Braun', 'Dispatch', '27', '+49 171 39200 28'],
  ['László', 'Brányik', 'Brányik Optika Kft.', '+36 1 7946 0182'],
  ['Hans-Joachim', 'Brackmann-Schulze', 'Warehouse Leipzig', '346'],
  ['Fatma', 'Yıldız', 'Accounting', '31'],
  ['Jörg', 'Müller', 'Sales', '32'],
  ['Chiara', 'Rossi', 'Sales', '33'],
  ['Lukas', 'Obermeier', 'Sales', '34'],
  ['Marie-Louise', 'von Hohenfels', 'Board', '35'],
  ['Henrik', 'Sørensen', 'Board', '36'],
  ['Samuel', 'Okafor', 'Support', '37'],
] as const;

/** A vCard file with all of them (RFC 6350); `last` has the number of the phone that calls. */
function cards(last: string): Buffer {
  const all = [...PEOPLE, ['Ada', 'King', 'Engines Ltd', last] as const];
  const text = all.map(([first, family, company, ...numbers]) =>
    [
      'BEGIN:VCARD',
      'VERSION:4.0',
      `FN:${first} ${family}`,
      `N:${family};${first};;;`,
      `ORG:${company}`,
      ...numbers.map((number, index) => `TEL;TYPE=${index === 0 ? 'work' : 'cell'}:${number}`),
      'END:VCARD',
    ].join('\r\n'),
  );
  return Buffer.from(text.join('\r\n'));
}

describe('people in the phone', { timeout: 240_000 }, () => {
  let stage: Stage;
  let phone: StagePhone;
  let caller: StagePhone;
  let number: string;
  let callerNumber: string;

  const go = (view: string): Promise<void> =>
    phone.page.getByRole('navigation').getByRole('button', { name: view }).click();
  const favour = async (name: string): Promise<void> => {
    await phone.page
      .getByRole('row', { name: new RegExp(name) })
      .first()
      .click();
    const card = phone.page.getByRole('article', { name: `Information about ${name}` });
    await card.getByRole('button', { name: /to favourites$/ }).click();
    await card.getByRole('button', { name: /from favourites$/ }).waitFor();
  };

  before(async () => {
    stage = await Stage.open();
    caller = await stage.phone(1);
    phone = await stage.phone(0);
    await phone.page.emulateMedia({ reducedMotion: 'reduce' });
    callerNumber = await caller.tryPractice();
    number = await phone.tryPractice();
    await go('Contacts');
    const [chooser] = await Promise.all([
      phone.page.waitForEvent('filechooser'),
      (async () => {
        await phone.page.getByRole('button', { name: 'Import and save' }).click();
        await phone.page.getByRole('menuitem', { name: /Import vCard files/ }).click();
      })(),
    ]);
    await chooser.setFiles({ name: 'people.vcf', mimeType: 'text/vcard', buffer: cards(callerNumber) });
    await phone.page.getByText('Added: 12 contacts.').first().waitFor();
  });

  after(() => stage.close());

  it('finds while typing, by any part, in either spelling, and by the keys', async () => {
    await go('Call');
    for (const [text, name] of [
      ['bra', 'Thomas Brandt'],
      ['mueller', 'Jörg Müller'],
      ['muller', 'Jörg Müller'],
      ['yildiz', 'Fatma Yıldız'],
      ['el', 'Samuel Okafor'],
      ['27286', 'Katharina Braun'],
      ['0049 69 90009', 'Thomas Brandt'],
    ] as const) {
      await phone.field.fill(text);
      await phone.page.getByRole('row', { name: new RegExp(name) }).waitFor();
    }
    await phone.field.fill('bra');
    await phone.page.getByText('4 contacts').waitFor();
    await phone.page.keyboard.press('ArrowDown');
    assert.deepEqual(await findingsOf(phone.page, 'dial-matches'), []);
    await phone.page.keyboard.press('Escape');
  });

  it('shows favourites', async () => {
    await go('Contacts');
    for (const [first, family] of PEOPLE.slice(0, 10)) await favour(`${first} ${family}`);
    await go('Call');
    await phone.page.getByRole('button', { name: '+3 favourites' }).first().waitFor();
    assert.deepEqual(await findingsOf(phone.page, 'dial-favourites'), []);
  });

  it('calls a match that was chosen by the arrow keys', async () => {
    await phone.page.setViewportSize(WIDE);
    await phone.field.fill('king');
    await phone.page.getByRole('row', { name: /Ada King/ }).waitFor();
    await phone.page.keyboard.press('ArrowDown');
    await phone.page.keyboard.press('Enter');
    await caller.answer();
    await phone.connected('Ada King');
    await phone.page.getByRole('textbox', { name: 'Comment' }).fill('Move delivery to Thursday');
    await phone.control('End').click();
    await phone.idle();
  });

  it('names a caller, with what was noted before', async () => {
    await caller.dial(number);
    await phone.popup.getByRole('heading', { name: 'Ada King' }).waitFor();
    await phone.popup.getByText('Move delivery to Thursday').waitFor();
    await phone.answer();
    await phone.connected('Ada King');
    await phone.page.getByRole('heading', { name: 'Notes on Ada King' }).waitFor();
    assert.deepEqual(await findingsOf(phone.page, 'call-notes'), []);
    await phone.page.setViewportSize(WIDE);
    await phone.control('End').click();
    await phone.idle();
  });

  it('refuses a blocked caller with 603, and rings for it again when the block is taken back', async () => {
    await phone.open('History');
    await phone.page
      .getByRole('button', { name: /More for the call with Ada King/ })
      .first()
      .click();
    await phone.page.getByRole('menuitem', { name: 'Block this number' }).click();
    await phone.page.getByText('Calls from Ada King are refused from now on.').waitFor();
    await caller.dial(number);
    await caller.page.getByText('Declined').first().waitFor();
    assert.equal(await phone.popup.count(), 0);
    await phone.page.getByRole('img', { name: 'Blocked' }).waitFor();
    // The way back leaves after some seconds.
    await phone.page.getByRole('button', { name: 'Undo' }).first().click();
    assert.deepEqual(await findingsOf(phone.page, 'history-blocked'), []);
    await phone.page.setViewportSize(WIDE);
    await caller.dial(number);
    await phone.popup.getByRole('heading', { name: 'Ada King' }).waitFor();
  });
});
