import { expect } from '@open-wc/testing';
import { buttons } from './buttons.ts';

describe('buttons', () => {
  it('do not answer the pointer while they are disabled, for the words on them would lose their contrast', () => {
    const rules = [...(buttons.styleSheet?.cssRules ?? [])];
    const selectors = rules
      .filter((rule) => rule instanceof CSSStyleRule)
      .flatMap(({ selectorText }) => selectorText.split(/,(?![^(]*\))/))
      .filter((selector) => /:(?:hover|active)/.test(selector));
    expect(selectors).to.have.length.greaterThan(5);
    for (const selector of selectors) {
      expect(selector).to.contain(':disabled').and.to.contain('aria-disabled');
    }
  });
});
