import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { eventually } from '../support/processes.ts';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';

describe('dialling', { timeout: 120_000 }, () => {
  let stage: Stage;
  let phone: StagePhone;

  before(async () => {
    stage = await Stage.open();
    phone = await stage.phone();
    await stage.person.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await phone.tryPractice();
  });

  after(() => stage.close());

  const key = (name: string | RegExp): Locator =>
    phone.page.getByRole('group', { name: 'Dial pad' }).getByRole('button', { name });
  const holds = async (text: string): Promise<void> => {
    await eventually(`the field holds "${text}"`, async () => (await phone.field.inputValue()) === text);
  };
  const paste = async (text: string): Promise<void> => {
    await phone.field.fill('');
    await phone.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
    await phone.field.press('Control+V');
  };
  const end = async (): Promise<void> => {
    await phone.page.getByRole('button', { name: /^End/ }).first().click();
    await phone.idle();
  };
  const set = async (
    name: string,
    page: string,
    change: (group: Locator) => Promise<unknown>,
  ): Promise<void> => {
    await phone.open('Settings');
    await phone.page
      .getByRole('navigation', { name: 'Settings pages' })
      .getByRole('button', { name: page })
      .click();
    await change(phone.page.getByRole('group', { name }));
    await phone.page.getByRole('button', { name: 'Apply' }).click();
    await phone.page.getByText('All changes are applied').waitFor();
    await phone.open('Call');
  };

  it('takes the keys by mouse, and a plus by holding 0', async () => {
    for (const digit of ['1', '2', '9']) await key(new RegExp(`^${digit}`)).click();
    await key('Star').click();
    await key('Hash').click();
    await holds('129*#');
    await phone.page.getByRole('button', { name: 'Clear the field' }).click();
    await holds('');
    await key('0, hold for plus').hover();
    await phone.page.mouse.down();
    await holds('+');
    await phone.page.mouse.up();
    await key('0, hold for plus').click();
    await holds('+0');
  });

  it('takes the keys of the keyboard on the pad, and deletes', async () => {
    await phone.field.fill('');
    await key(/^1/).focus();
    await phone.page.keyboard.type('503#');
    await phone.page.keyboard.press('Backspace');
    await holds('503');
  });

  it('makes of a pasted number what will be dialled, without what cannot be seen', async () => {
    await paste('tel:+49-30-123');
    await holds('+4930123');
    await paste(' +49 (0)30 / 123-45 ');
    await holds('+493012345');
    await paste('5\u200b0\u00003');
    await holds('503');
  });

  it('refuses letters, three hundred digits and what could reach into a header: nothing leaves', async () => {
    for (const [text, words] of [
      ['Anna', 'Only numbers are dialled.'],
      ['1'.repeat(300), 'The number is too long.'],
      ['503;1', 'The number has characters that cannot be dialled.'],
      ['503?1=2', 'The number has characters that cannot be dialled.'],
      ['503>', 'The number has characters that cannot be dialled.'],
    ] as const) {
      await phone.dial(text);
      await phone.page.getByText(words).waitFor();
      await holds(text);
      assert.equal(await phone.field.getAttribute('aria-invalid'), 'true');
    }
    assert.deepEqual(phone.sip.dialled, []);
  });

  it('dials letters as a SIP user when the setting allows it', async () => {
    await set('Dial only numeric characters', 'Advanced', (group) => group.getByRole('switch').click());
    await phone.dial('anna.b');
    await eventually('the user is called', () => phone.sip.dialled.length === 1);
    assert.match(phone.sip.dialled[0] ?? '', /^sip:anna\.b@/);
    await phone.page.getByText('This number does not exist').first().waitFor();
    await phone.page.getByRole('button', { name: /^Close the call/ }).click();
    await phone.idle();
  });

  it('calls from the empty field again: the handset at once, Enter after showing the number', async () => {
    await phone.dial('503');
    await phone.connected('503');
    await end();
    await phone.page.getByRole('button', { name: 'Redial 503' }).click();
    await phone.connected('503');
    await end();
    await phone.field.press('Enter');
    await holds('503');
    await phone.field.press('Enter');
    await phone.connected('503');
    await end();
    assert.equal(phone.sip.dialled.filter((uri) => uri.startsWith('sip:503@')).length, 3);
  });

  it('sends digits typed fast in their order, from the field and from the pad', async () => {
    await set('Send tones (DTMF)', 'Advanced', (group) =>
      group.getByRole('combobox').selectOption({ label: 'As messages (SIP INFO)' }),
    );
    await phone.dial('500');
    await phone.connected('500');
    await phone.page.getByRole('radio', { name: 'DTMF' }).click();
    await phone.page.getByRole('textbox', { name: 'DTMF digits' }).pressSequentially('12x3#', { delay: 3 });
    for (const digit of ['4', '5'])
      await phone.page
        .getByRole('group', { name: 'Keys go to the call' })
        .getByRole('button', { name: new RegExp(`^${digit}`) })
        .click();
    const sent = (): string =>
      phone.sip
        .requests('INFO')
        .map((info) => /^Signal=(.)/m.exec(info)?.[1] ?? '?')
        .join('');
    await eventually('the digits left', () => sent().length >= 6);
    assert.equal(sent(), '123#45');
    await end();
  });

  it('dials an emergency number as the ninth call', async () => {
    for (let count = 1; count <= 8; count++) {
      await phone.dial('503');
      await eventually(`${String(count)} calls are open`, async () => (await phone.tabs.count()) === count);
      await phone.page.getByRole('article', { name: /, Connected/ }).waitFor();
    }
    await phone.dial('503');
    await phone.page.getByText('Eight calls are open already.').first().waitFor();
    await phone.dial('112');
    await eventually('the emergency call leaves', () => phone.sip.dialled.at(-1)?.startsWith('sip:112@'));
  });

  it('writes nothing to the console', () => {
    assert.deepEqual(stage.person.problems, []);
  });
});
