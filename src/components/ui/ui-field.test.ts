import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { useLocale } from '../../i18n/localize.ts';
import './ui-field.ts';
import type { FieldInputEvent } from './ui-events.ts';
import type { UiField } from './ui-field.ts';

const control = (element: UiField): HTMLInputElement => element.shadowRoot!.querySelector('#control')!;

describe('ui-field', () => {
  before(() => useLocale('en'));

  it('joins label, hint and error with the control', async () => {
    const element = await fixture<UiField>(
      html`<ui-field
        label="Domain"
        hint="Of your provider"
        error="This is no domain."
        value="a b"
      ></ui-field>`,
    );
    const input = control(element);
    expect(input.value).to.equal('a b');
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    const described = (input.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => element.shadowRoot!.getElementById(id)?.textContent.trim());
    expect(described).to.deep.equal(['This is no domain.', 'Of your provider']);
    await expect(element).to.be.accessible();
  });

  it('tells every key', async () => {
    const element = await fixture<UiField>(html`<ui-field label="User"></ui-field>`);
    setTimeout(() => {
      control(element).value = '21';
      control(element).dispatchEvent(new Event('input'));
    });
    expect((await oneEvent<FieldInputEvent>(element, 'field-input')).value).to.equal('21');
  });

  it('shows a password only when asked', async () => {
    const element = await fixture<UiField>(
      html`<ui-field type="password" label="Password" value="s3"></ui-field>`,
    );
    expect(control(element).type).to.equal('password');
    const reveal = element.shadowRoot!.querySelector<HTMLElement>('[aria-label="Show password"]')!;
    reveal.click();
    await element.updateComplete;
    expect(control(element).type).to.equal('text');
    expect(reveal.getAttribute('aria-label')).to.equal('Hide password');
    await expect(element).to.be.accessible();
  });

  it('submits its form with Enter', async () => {
    let submitted = 0;
    const onSubmit = (event: Event): void => {
      event.preventDefault();
      submitted++;
    };
    const form = await fixture(html`<form @submit=${onSubmit}><ui-field label="User"></ui-field></form>`);
    const input = control(form.querySelector('ui-field')!);
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter' }));
    input.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true }));
    expect(submitted).to.equal(1);
  });

  it('is an area with more than one row, and takes the focus', async () => {
    const element = await fixture<UiField>(html`<ui-field label="Servers" rows="3" value="a"></ui-field>`);
    expect(control(element).tagName).to.equal('TEXTAREA');
    element.focus();
    expect(element.shadowRoot!.activeElement === control(element)).to.equal(true);
    await expect(element).to.be.accessible();
  });
});
