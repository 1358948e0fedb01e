import { expect } from '@open-wc/testing';
import { NEW_SOURCE, addressIssue, sourceIssues } from './source-draft.ts';
import type { SourceIssue } from './source-draft.ts';
import { nextRun } from './source-store.ts';
import type { ContactSource } from './source.ts';

const SOURCE: ContactSource = {
  ...NEW_SOURCE,
  id: 's',
  format: 'csv',
  name: 'Staff',
  url: 'https://a.example/c.csv',
};

const ADDRESSES: readonly (readonly [
  address: string,
  access: ContactSource['access'],
  via: ContactSource['via'],
  issue: SourceIssue | undefined,
])[] = [
  ['https://example.com/a.csv', 'http', 'page', undefined],
  [' https://example.com/a.csv ', 'http', 'page', undefined],
  ['http://127.0.0.1:8080/a.csv', 'http', 'page', undefined],
  ['http://localhost/a.csv', 'http', 'page', undefined],
  ['http://[::1]/a.csv', 'http', 'page', undefined],
  ['http://intranet/a.csv', 'http', 'page', 'url-plain'],
  ['http://localhost.evil.example/a.csv', 'http', 'page', 'url-plain'],
  ['http://intranet/a.csv', 'http', 'helper', undefined],
  ['file:///d:/json-csv/data.csv', 'http', 'page', 'url-file-page'],
  ['file:///d:/json-csv/data.csv', 'file', 'helper', undefined],
  ['https://example.com', 'file', 'helper', 'url-not-file'],
  ['javascript:alert(1)', 'http', 'page', 'url-scheme'],
  ['ftp://example.com/a', 'http', 'helper', 'url-scheme'],
  ['https://me:secret@example.com/', 'http', 'page', 'url-password'],
  ['example.com/a.csv', 'http', 'page', 'url-unreadable'],
  ['', 'http', 'page', 'url-missing'],
];

describe('addressIssue', () => {
  for (const [address, access, via, issue] of ADDRESSES)
    it(`${JSON.stringify(address)} as ${access} by ${via}: ${issue ?? 'fine'}`, () => {
      expect(addressIssue(address, access, via)).to.equal(issue);
    });
});

describe('sourceIssues', () => {
  it('finds nothing in a source that can be saved', () => {
    expect([...sourceIssues(SOURCE, false)]).to.deep.equal([]);
  });

  it('names each field that is missing', () => {
    const bad: ContactSource = {
      ...SOURCE,
      name: ' ',
      url: '',
      interval: 1.5,
      authentication: 'oauth',
      oauth: { server: 'x', clientId: '', scope: '' },
    };
    expect([...sourceIssues(bad, false).keys()]).to.deep.equal([
      'name',
      'url',
      'oauthServer',
      'oauthClient',
      'interval',
    ]);
    expect(sourceIssues({ ...SOURCE, authentication: 'digest' }, false).get('user')).to.equal('user-missing');
  });

  it('wants a file where one is to be picked, and nothing of a sign-in then', () => {
    const picked: ContactSource = { ...SOURCE, access: 'file', url: '', authentication: 'basic' };
    expect([...sourceIssues(picked, false)]).to.deep.equal([['file', 'file-missing']]);
    expect([...sourceIssues(picked, true)]).to.deep.equal([]);
  });
});

describe('nextRun', () => {
  it('is the interval after the last run, and never for a source that is off or imported once', () => {
    expect(nextRun({ enabled: true, interval: 5 }, { lastRun: 1000 })).to.equal(301_000);
    expect(nextRun({ enabled: true, interval: 0 }, { lastRun: 1000 })).to.equal(undefined);
    expect(nextRun({ enabled: false, interval: 5 }, { lastRun: 1000 })).to.equal(undefined);
  });
});
