import { expect } from '@open-wc/testing';
import { LitElement, html } from 'lit';
import type { TemplateResult } from 'lit';
import { Localize, loadTexts, localeFor, regionalTag, useLocale } from './localize.ts';

class LocalizedProbe extends LitElement {
  readonly #text = new Localize(this);

  override render(): TemplateResult {
    return html`${this.#text.term('apply')} / ${this.#text.term('settingLabel', 'theme')}`;
  }
}

customElements.define('localized-probe', LocalizedProbe);

describe('the tag that dates and times follow', () => {
  for (const [locale, browser, expected] of [
    ['en', ['en-GB', 'en'], 'en-GB'],
    ['en', ['de-AT', 'en-IE'], 'en-IE'],
    ['de', ['en-US', 'en'], 'de'],
    ['de', [], 'de'],
  ] as const) {
    it(`is ${expected} for ${locale} in a browser that speaks ${browser.join(', ') || 'nothing'}`, () => {
      expect(regionalTag(locale, browser)).to.equal(expected);
    });
  }
});

describe('localize', () => {
  after(() => useLocale('en'));

  for (const [language, browser, expected] of [
    ['de', ['en-US'], 'de'],
    ['en', ['de'], 'en'],
    ['system', ['de-AT', 'en'], 'de'],
    ['system', ['fr', 'de'], 'de'],
    ['system', ['fr', 'en-GB', 'de'], 'en'],
    ['system', ['fr'], 'en'],
    ['system', [], 'en'],
  ] as const) {
    it(`takes ${expected} for “${language}” in a browser that asks for ${browser.join(', ') || 'nothing'}`, () => {
      expect(localeFor(language, browser)).to.equal(expected);
    });
  }

  it('switches live, the texts of the settings included, and the later of two switches wins', async () => {
    await useLocale('en');
    await loadTexts('settings');
    const probe = new LocalizedProbe();
    document.body.append(probe);
    await probe.updateComplete;
    expect(probe.shadowRoot?.textContent).to.equal('Apply / Theme');
    await useLocale('de');
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(probe.shadowRoot?.textContent).to.equal('Übernehmen / Farbschema');
    expect(document.documentElement.lang).to.equal('de');
    await Promise.all([useLocale('en'), useLocale('de')]);
    expect(document.documentElement.lang).to.equal('de');
    probe.remove();
  });
});
