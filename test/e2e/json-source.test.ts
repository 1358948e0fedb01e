import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { Stage } from '../support/stage.ts';
import type { StagePhone } from '../support/stage.ts';

const person = (id: number, first: string, last: string, number: string): object => ({
  contactId: id,
  name: { givenName: first, familyName: last },
  organization: { company: 'Brandt & Vogel', department: 'Sales' },
  emails: [{ value: `${first.toLowerCase()}@example.com` }],
  phoneNumbers: [
    { type: 'work', value: number },
    { type: 'mobile', value: `+4917139200${String(id)}` },
  ],
  tags: ['friends', 'support'],
});

const first = [
  person(10, 'Fatma', 'Yıldız', '+49 69 90009 31'),
  person(11, 'Chiara', 'Rossi', '+49 69 90009 33'),
];
const second = [
  person(10, 'Fatma', 'Yıldız-Berg', '+49 69 90009 77'),
  first[1],
  person(12, 'Henrik', 'Sørensen', '36'),
];

let stage: Stage;
let phone: StagePhone;
let page: Page;
let server: Server;
let url: string;
let answer: { readonly type: string; readonly body: string };

const json = (body: object): typeof answer => ({
  type: 'application/json',
  body: JSON.stringify(body, undefined, 2),
});
const lines = (records: readonly (object | undefined)[]): typeof answer => ({
  type: 'application/x-ndjson',
  body: records.map((record) => `${JSON.stringify(record)}\n`).join(''),
});

before(async () => {
  server = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': answer.type, 'Access-Control-Allow-Origin': '*' });
    response.end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/people.json`;
  stage = await Stage.open();
  phone = await stage.phone();
  await phone.tryPractice();
  ({ page } = phone);
  await openSources();
});

after(async () => {
  await stage.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const button = (name: string): ReturnType<Page['getByRole']> =>
  page.getByRole('button', { name, exact: true });
const assigned = (target: string): Promise<string> =>
  page.getByRole('combobox', { name: target, exact: true }).inputValue();

async function openSources(): Promise<void> {
  await phone.open('Settings');
  await page.getByRole('button', { name: 'Contact sources' }).click();
  await page.getByRole('heading', { name: 'Sources', exact: true }).waitFor();
}

/** The numbers of the report that is open. */
async function reported(heading: string): Promise<Readonly<Record<string, string>>> {
  await page.getByRole('heading', { name: heading }).waitFor();
  const rows = await page
    .locator('import-report dl div')
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent.trim())));
  return Object.fromEntries(rows as [string, string][]);
}

async function found(text: string, name: string): Promise<void> {
  await phone.open('Call');
  await phone.field.fill(text);
  await page.getByRole('row', { name: new RegExp(name) }).waitFor();
  await phone.field.fill('');
}

describe('a JSON source over http', { timeout: 180_000 }, () => {
  it('finds the records where they are not at the top, and asks where there are several lists', async () => {
    answer = json({ meta: { pages: [{ page: 1 }] }, data: { people: first } });
    await button('Add a JSON source').click();
    await page.getByRole('textbox', { name: 'Directory name' }).fill('Partners');
    await page.getByRole('textbox', { name: 'URL' }).fill(url);
    await button('Test the connection').click();
    await page.getByText('The document has several lists.').waitFor();
    await button('data/people').click();
    await page.getByText('The source can be read; 2 records are shown below.').waitFor();
    const path = page.getByRole('textbox', { name: 'Path of the records' });
    assert.equal(await path.inputValue(), 'data/people');
    answer = json({ meta: { pages: [1, 2] }, data: { people: first } });
    await path.fill('');
    await button('Test the connection').click();
    await page.getByText('The source can be read; 2 records are shown below.').waitFor();
    assert.equal(await path.inputValue(), 'data/people');
  });

  it('proposes an assignment of nested objects and arrays, and previews it', async () => {
    await page.getByRole('textbox', { name: 'Path of the records' }).fill('data/people');
    await button('Test the connection').click();
    await page.getByText('The source can be read; 2 records are shown below.').waitFor();
    const proposed = {
      'Unique contact ID': await assigned('Unique contact ID'),
      'First name': await assigned('First name'),
      'Last name': await assigned('Last name'),
      Company: await assigned('Company'),
      Department: await assigned('Department'),
      'E-mail': await assigned('E-mail'),
      'Phone 1': await assigned('Phone 1'),
    };
    assert.deepEqual(proposed, {
      'Unique contact ID': 'contactId',
      'First name': 'name/givenName',
      'Last name': 'name/familyName',
      Company: 'organization/company',
      Department: 'organization/department',
      'E-mail': 'emails/value',
      'Phone 1': 'phoneNumbers/value',
    });
    await page.getByText('Fatma Yıldız').first().waitFor();
    await page.getByText('fatma@example.com').first().waitFor();
  });

  it('takes members of arrays by their place, as written', async () => {
    await page.getByRole('combobox', { name: 'Phone 1', exact: true }).fill('phoneNumbers/0/value');
    await page.getByRole('combobox', { name: 'Mobile 1', exact: true }).fill('phoneNumbers/1/value');
    await page.getByRole('combobox', { name: 'Assignment to contact group', exact: true }).fill('tags');
    await page.getByText('Groups: friends, support').first().waitFor();
    await page.getByText('Mobile +491713920010').waitFor();
  });

  it('imports, and the contacts are found', async () => {
    await button('Save and import').click();
    const { Added, Changed } = await reported('Last import of Partners');
    assert.deepEqual([Added, Changed], ['2', '0']);
    await found('yildiz', 'Fatma Yıldız');
    await found('+49 171 3920011', 'Chiara Rossi');
    await found('vogel', 'Chiara Rossi');
  });

  it('changes what changed, adds what is new, and leaves the rest alone', async () => {
    answer = json({ data: { people: second } });
    await openSources();
    await button('Import Partners now').click();
    await page.getByText('Left out').waitFor();
    const { Added, Changed, Unchanged } = await reported('Last import of Partners');
    assert.deepEqual([Added, Changed, Unchanged], ['1', '1', '1']);
    await found('yildiz', 'Fatma Yıldız-Berg');
    await found('9000977', 'Fatma Yıldız-Berg');
    await found('sorensen', 'Henrik Sørensen');
    await phone.field.fill('9000931');
    await page.getByText('Fatma').waitFor({ state: 'detached' });
    await phone.field.fill('');
  });

  it('is named in its contacts, which are read only', async () => {
    await page.getByRole('navigation').getByRole('button', { name: 'Contacts' }).click();
    await page
      .getByRole('row', { name: /Chiara Rossi/ })
      .first()
      .click();
    const card = page.getByRole('article', { name: 'Information about Chiara Rossi' });
    await card.getByText('Partners').first().waitFor();
    assert.equal(await card.getByRole('button', { name: 'Delete' }).count(), 0);
  });

  it('takes one object a line (NDJSON) in place of a list', async () => {
    answer = lines([...second, person(13, 'Lukas', 'Obermeier', '34')]);
    await openSources();
    await button('Edit Partners').click();
    await page.getByRole('textbox', { name: 'Path of the records' }).fill('');
    await button('Test the connection').click();
    await page.getByText('The source can be read; 4 records are shown below.').waitFor();
    await button('Save and import').click();
    await page.locator('import-report').waitFor();
    const { Added, Changed, Unchanged } = await reported('Last import of Partners');
    assert.deepEqual([Added, Changed, Unchanged], ['1', '0', '3']);
    await found('obermeier', 'Lukas Obermeier');
  });

  it('takes nothing of a file that breaks off, and names the place', async () => {
    answer = { ...answer, body: answer.body.slice(0, -20) };
    await openSources();
    await button('Import Partners now').click();
    await page.getByText('The JSON file ends in the middle.').waitFor();
    await found('obermeier', 'Lukas Obermeier');
  });

  it('leaves nothing in the console', () => {
    assert.deepEqual(stage.person.problems, []);
  });
});
