import { LitElement } from 'lit';
import { expect } from '@open-wc/testing';
import { DEFAULT_SETTINGS } from '../../domain/settings/settings.ts';
import type { Settings } from '../../domain/settings/settings.ts';
import { Localize, loadTexts, useLocale } from '../../i18n/localize.ts';
import { settingName, settingValue } from './setting-words.ts';

class Speaker extends LitElement {
  readonly text = new Localize(this);
}
customElements.define('words-speaker', Speaker);

describe('the words for settings', () => {
  const { text } = new Speaker();
  const keys = Object.keys(DEFAULT_SETTINGS) as (keyof Settings)[];

  before(async () => {
    await useLocale('en');
    await loadTexts('settings');
  });

  for (const locale of ['en', 'de'] as const) {
    it(`has one name of its own for each setting, in ${locale}`, async () => {
      await useLocale(locale);
      const names = keys.map((key) => settingName(text, key));
      expect(names.filter((name) => name === '' || keys.some((key) => key === name))).to.deep.equal([]);
      expect(new Set(names).size).to.equal(keys.length);
      await useLocale('en');
    });
  }

  for (const [key, value, words] of [
    ['theme', 'dark', 'Dark'],
    ['registerExpires', 1200, '1,200 seconds'],
    ['country', 'DE', 'Germany'],
    ['country', '', '–'],
    ['ringVolume', 0.5, '50%'],
    ['hideNumber', true, 'On'],
    ['ringTone', 'marimba', 'Marimba'],
    ['barredPrefixes', '0900', '0900'],
  ] as const) {
    it(`says of ${key} ${JSON.stringify(value)}: ${words}`, () => {
      expect(settingValue(text, key, value)).to.equal(words);
    });
  }
});
