import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { Person } from '../support/browser.ts';
import { makeCertificate } from '../support/certificates.ts';
import { startHelperProgram } from '../support/helper-program.ts';
import type { HelperProgram } from '../support/helper-program.ts';
import { PhonePage } from '../support/phone-page.ts';
import { USER, startSourceServer } from '../support/source-server.ts';
import type { SourceServer } from '../support/source-server.ts';
import { startTlsSource } from '../support/tls-source.ts';

type TlsSource = Awaited<ReturnType<typeof startTlsSource>>;

let helper: HelperProgram;
let person: Person;
let page: Page;
let closed: SourceServer;
let other: SourceServer;
let tls: Readonly<Record<'trusted' | 'self-signed' | 'expired' | 'name', TlsSource>>;
/** The token of the pairing, as the page sent it last. */
let token: string | undefined;
let codes = 0;

before(async () => {
  const authority = makeCertificate({ names: [] });
  const [trusted, selfSigned, expired, name] = await Promise.all([
    startTlsSource(makeCertificate({ names: ['127.0.0.1'], issuer: authority })),
    startTlsSource(makeCertificate({ names: ['127.0.0.1'] })),
    startTlsSource(makeCertificate({ names: ['127.0.0.1'], issuer: authority, until: Date.now() - 60_000 })),
    startTlsSource(makeCertificate({ names: ['staff.example.com'], issuer: authority })),
  ]);
  tls = { trusted, 'self-signed': selfSigned, expired, name };
  other = await startSourceServer();
  closed = await startSourceServer({ elsewhere: `${other.url}/data.csv` });
  helper = await startHelperProgram({ authority: authority.cert });
  person = await Person.open({ hz: 440 });
  person.context.setDefaultTimeout(15_000);
  page = await person.page(helper.url);
  page.on('request', (request) => {
    const { authorization } = request.headers();
    if (request.url().includes('/offhook-api/')) token = authorization ?? token;
  });
  const phone = new PhonePage(page);
  await phone.tryPractice();
  await phone.open('Settings');
  await page.getByRole('button', { name: 'Contact sources' }).click();
  await page.getByText('No source yet').waitFor();
});

after(async () => {
  await person.close();
  await Promise.all([helper, closed, other, ...Object.values(tls)].map((one) => one.close()));
});

const button = (name: string): ReturnType<Page['getByRole']> =>
  page.getByRole('button', { name, exact: true });
const newSource = async (name: string, url: string): Promise<void> => {
  await button('Add a CSV source').click();
  await page.getByRole('textbox', { name: 'Directory name' }).fill(name);
  await page.getByRole('textbox', { name: 'URL' }).fill(url);
};
const tested = async (url: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'URL' }).fill(url);
  await button('Test the connection').click();
};
const enter = async (code: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Code of the helper' }).fill(code);
  await button('Pair').click();
};
const askForCode = async (): Promise<string> => {
  const seen = codes;
  await button('Pair with the helper').click();
  const code = await helper.code(seen);
  codes++;
  return code;
};

describe('a source that the page cannot fetch', { timeout: 240_000 }, () => {
  it('is told with its likely causes, a look in a tab, and the helper as the way out', async () => {
    await newSource('Partners', `${tls['self-signed'].url}/data.csv`);
    await button('Test the connection').click();
    await page.getByText('The source cannot be reached.').waitFor();
    for (const cause of ['no network', 'a wrong host name', 'a certificate that is not trusted', '(CORS)'])
      await page.getByText(cause).first().waitFor();
    const link = page.getByRole('link', { name: 'Open the address in a tab' });
    assert.equal(await link.getAttribute('href'), `${tls['self-signed'].url}/data.csv`);
    const opened = person.context.waitForEvent('page');
    await link.click();
    const tab = await opened;
    // The browser's own warning stands there, with the reason that it keeps from the page.
    await tab.getByText('ERR_CERT_AUTHORITY_INVALID').first().waitFor();
    await tab.close();
    assert.deepEqual(tls['self-signed'].requests, []);
  });

  it('needs a helper that is paired, says the way through the helper', async () => {
    await button('Fetch through the helper').click();
    await page.getByText('The local helper is not running or not paired.').waitFor();
    await button('Cancel').click();
  });
});

describe('pairing with the helper', { timeout: 240_000 }, () => {
  it('says that a code is wrong, and which to enter', async () => {
    await page.getByText('Not paired').waitFor();
    await askForCode();
    await enter('0000 0000');
    await page.getByText('The code is wrong or too old.').waitFor();
    await page.getByText('Ask the helper for a new code and enter the one it shows last.').waitFor();
  });

  it('says of a second code at once that one was shown just now', async () => {
    // The pause of two seconds after the code of the step before.
    await page.waitForTimeout(2100);
    await askForCode();
    await button('Pair with the helper').click();
    await page.getByText('The helper showed a code just now.').waitFor();
  });

  it('pairs by the code of the helper', async () => {
    await enter(await helper.code(codes - 1));
    await page.getByText('Paired', { exact: true }).waitFor();
    assert.equal(await page.getByText('just now').count(), 0);
  });

  it('reads what has no CORS, and with Digest, whose challenge the page does not see', async () => {
    await newSource('Staff', `${closed.url}/digest-sha`);
    await page
      .getByRole('combobox', { name: 'Authentication type' })
      .selectOption({ label: 'Digest (user name and password)' });
    await page.getByRole('textbox', { name: 'User name' }).fill(USER.name);
    await page.getByRole('textbox', { name: 'Password' }).fill(USER.password);
    await button('Test the connection').click();
    await page.getByText('The source cannot be reached.').waitFor();
    await button('Fetch through the helper').click();
    await page.getByText('The source can be read; 1 record is shown below.').waitFor();
    await button('Save and import').click();
    await page.getByRole('heading', { name: 'Last import of Staff' }).waitFor();
    await page.getByRole('navigation').getByRole('button', { name: 'Contacts' }).click();
    await page.getByText('Tim1-web Harper1').first().waitFor();
    await page
      .getByRole('navigation')
      .getByRole('button', { name: /^Settings/ })
      .click();
  });

  it('reads nothing that is not saved as a source, whoever asks with the token', async () => {
    const ask = (url: string): Promise<string> =>
      page.evaluate(
        async (given) => {
          const response = await fetch('/offhook-api/fetch', {
            method: 'POST',
            headers: { 'Content-Type': 'application/json', Authorization: given.token },
            body: JSON.stringify({ url: given.url, credentials: { kind: 'none' } }),
          });
          return response.ok ? 'read' : response.text();
        },
        { url, token: token ?? '' },
      );
    assert.match(token ?? '', /^Bearer [\w-]{43}$/);
    const before = closed.requests.length;
    assert.match(await ask(`${closed.url}/data.csv`), /"not-saved"/);
    assert.match(await ask('file:///etc/passwd'), /"not-saved"/);
    assert.equal(closed.requests.length, before);
    assert.match(await ask(`${closed.url}/digest-sha`), /"unauthorized"/);
  });

  it('follows no redirect to a server that is no source, and says so', async () => {
    await newSource('Moved', `${closed.url}/elsewhere`);
    await page.getByRole('combobox', { name: 'Fetched by' }).selectOption({ label: 'The local helper' });
    await button('Test the connection').click();
    await page.getByText('The local helper refused to read the source.').waitFor();
    assert.deepEqual(other.requests, []);
  });

  for (const [kind, words, detail] of [
    [
      'self-signed',
      'The certificate of the source is self-signed, and not trusted.',
      /DEPTH_ZERO_SELF_SIGNED_CERT/,
    ],
    ['expired', 'The certificate of the source is not valid at this time.', /CERT_HAS_EXPIRED/],
    ['name', 'The certificate of the source is for another name.', /staff\.example\.com|127\.0\.0\.1/],
  ] as const)
    it(`says what is wrong with a certificate: ${kind}`, async () => {
      await tested(`${tls[kind].url}/data.csv`);
      await page.getByText(words).waitFor();
      await page.getByRole('link', { name: 'Open the address in a tab' }).waitFor();
      assert.equal(await button('Fetch through the helper').count(), 0);
      await page.getByText('Details', { exact: true }).click();
      await page.getByText(detail).first().waitFor();
      assert.deepEqual(tls[kind].requests, []);
    });

  it('reads one whose certificate this computer trusts, and says that a server is off', async () => {
    await tested(`${tls.trusted.url}/data.csv`);
    await page.getByText('The source can be read').waitFor();
    await tls.trusted.close();
    await tested(`${tls.trusted.url}/data.csv?again`);
    await page.getByText('The local helper cannot reach the source.').waitFor();
    await button('Cancel').click();
  });

  it('ends the pairing, and locks who guesses codes', async () => {
    await button('End the pairing').click();
    await page.getByText('Not paired').waitFor();
    await askForCode();
    for (let guess = 0; guess < 5; guess++) {
      const answered = page.waitForResponse((response) => response.url().endsWith('/offhook-api/pair'));
      await enter(`1111 000${String(guess)}`);
      await answered;
    }
    await page.getByText('Too many wrong attempts.').waitFor();
    await page.getByText('up to 15 minutes after more of them.').waitFor();
    await enter(await helper.code(codes - 1));
    await page.getByText('Too many wrong attempts.').waitFor();
    await button('Pair with the helper').click();
    await page.getByText('Too many wrong attempts.').waitFor();
    assert.equal(await page.getByText('Paired', { exact: true }).count(), 0);
  });
});
