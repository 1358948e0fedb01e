import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { account as germanAccount } from '../../src/i18n/de/account.ts';
import { call as germanCall } from '../../src/i18n/de/call.ts';
import { terms as germanStart } from '../../src/i18n/de/de.ts';
import { contacts as germanContacts } from '../../src/i18n/de/contacts.ts';
import { rest as germanRest } from '../../src/i18n/de/rest.ts';
import { settings as germanSettings } from '../../src/i18n/de/settings.ts';
import { sources as germanSources } from '../../src/i18n/de/sources.ts';
import { account as englishAccount } from '../../src/i18n/en/account.ts';
import { call as englishCall } from '../../src/i18n/en/call.ts';
import { terms as englishStart } from '../../src/i18n/en/en.ts';
import { contacts as englishContacts } from '../../src/i18n/en/contacts.ts';
import { rest as englishRest } from '../../src/i18n/en/rest.ts';
import { settings as englishSettings } from '../../src/i18n/en/settings.ts';
import { sources as englishSources } from '../../src/i18n/en/sources.ts';

type Texts = ReadonlyMap<string, string | undefined>;

/** All texts with their path; undefined for a function, whose result depends on what it is given. */
function flatten(value: unknown, path = ''): [string, string | undefined][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, undefined]];
  assert.ok(typeof value === 'object' && value !== null, `${path} is no text`);
  return Object.entries(value).flatMap(([key, child]) => flatten(child, `${path}/${key}`));
}

function all(...packs: readonly object[]): Texts {
  return new Map(packs.flatMap((pack) => flatten(pack)));
}

const languages: Readonly<Record<string, Texts>> = {
  en: all(
    englishStart,
    englishCall,
    englishAccount,
    englishRest,
    englishContacts,
    englishSettings,
    englishSources,
  ),
  de: all(germanStart, germanCall, germanAccount, germanRest, germanContacts, germanSettings, germanSources),
};

describe('texts', () => {
  it('exist in every language', () => {
    const [first, ...others] = Object.values(languages).map((texts) => [...texts.keys()].sort());
    assert.ok((first?.length ?? 0) > 100);
    for (const other of others) assert.deepEqual(other, first);
  });

  for (const [language, texts] of Object.entries(languages)) {
    it(`are never empty or padded in ${language}`, () => {
      const bad = [...texts].filter(
        ([, text]) => text !== undefined && (text === '' || text !== text.trim()),
      );
      assert.deepEqual(bad, []);
    });

    it(`ask nobody with "please" and shout at nobody in ${language}`, () => {
      const bad = [...texts].filter(([, text]) => /\b(please|bitte)\b|!/i.test(text ?? ''));
      assert.deepEqual(bad, []);
    });
  }

  it('are translated: two languages rarely say a whole sentence alike', () => {
    const { en, de } = languages;
    const alike = [...(en ?? [])].filter(
      ([path, text]) => (text?.split(' ').length ?? 0) > 3 && de?.get(path) === text,
    );
    assert.deepEqual(alike, []);
  });
});
