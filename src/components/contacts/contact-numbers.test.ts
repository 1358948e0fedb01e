import { setupIgnoreWindowResizeObserverLoopErrors } from '@lit-labs/virtualizer/support/resize-observer-errors.js';
import { expect } from '@open-wc/testing';
import { button, edit, grip, isOpen, numbers, words } from '../../../test/support/contact-form-stage.ts';
import { press, within } from '../../../test/support/contacts-stage.ts';
import { until } from '../../../test/support/phone-fixture.ts';
import { loadTexts, useLocale } from '../../i18n/localize.ts';
import './contacts-view.ts';

describe('contact-numbers', () => {
  before(async () => {
    await useLocale('en');
    await loadTexts('contacts');
  });
  setupIgnoreWindowResizeObserverLoopErrors(beforeEach, afterEach);

  it('makes another number the primary one: by a button, by Alt and an arrow', async () => {
    const phone = await edit('Numbers');
    button(phone, 'Move +491713920027 up').click();
    await until(() => numbers(phone)[0] === '+491713920027');
    expect(words(phone)).to.equal('+491713920027: place 1 of 2');
    const field = within<HTMLInputElement>(phone, 'contact-numbers', 'input')[0]!;
    field.focus();
    press(field, 'ArrowDown', { altKey: true });
    await until(() => numbers(phone)[1] === '+491713920027');
    await until(() => within(phone, 'contact-numbers', 'input')[1]!.matches(':focus'));
    button(phone, 'Move +491713920027 up').click();
    button(phone, 'Apply').click();
    await until(() => !isOpen(phone));
    const [saved] = await phone.book.get(['own-brandt']);
    expect(saved?.numbers[0]).to.deep.equal({ kind: 'mobile', number: '+491713920027' });
  });

  it('moves a number by its grip and the keyboard, and puts it back by Escape', async () => {
    const phone = await edit('Numbers');
    grip(phone, 1).focus();
    press(grip(phone, 1), ' ');
    await until(() => words(phone).startsWith('Lifted +491713920027, place 2 of 2'));
    press(grip(phone, 1), 'ArrowUp');
    await until(() => numbers(phone)[0] === '+491713920027' && grip(phone, 0).matches(':focus'));
    await until(() => grip(phone, 0).ariaPressed === 'true');
    press(grip(phone, 0), 'Escape');
    await until(() => numbers(phone)[1] === '+491713920027');
    expect(words(phone)).to.equal('Put back');
    expect(isOpen(phone)).to.equal(true);
    await until(() => grip(phone, 1).matches(':focus'));
    press(grip(phone, 1), ' ');
    press(grip(phone, 1), 'ArrowUp');
    await until(() => grip(phone, 0).matches(':focus') && grip(phone, 0).ariaPressed === 'true');
    press(grip(phone, 0), ' ');
    await until(() => words(phone) === 'Dropped at place 1');
    expect(numbers(phone)[0]).to.equal('+491713920027');
  });

  it('moves a number by dragging its grip, with a line where it goes', async () => {
    const phone = await edit('Numbers');
    const dataTransfer = new DataTransfer();
    const list = within(phone, 'contact-numbers', 'ul')[0]!;
    const fire = (target: Element, name: string, clientY = 0): boolean =>
      target.dispatchEvent(
        new DragEvent(name, { bubbles: true, composed: true, cancelable: true, dataTransfer, clientY }),
      );
    fire(grip(phone, 1), 'dragstart');
    fire(list, 'dragover', list.getBoundingClientRect().top + 2);
    await until(() => within(phone, 'contact-numbers', '.line-before').length === 1);
    fire(list, 'drop');
    await until(() => numbers(phone)[0] === '+491713920027');
    expect(within(phone, 'contact-numbers', '.line-before, .lifted')).to.have.length(0);
  });

  it('adds and removes numbers, and drops empty ones', async () => {
    const phone = await edit('Numbers');
    button(phone, 'Add number').click();
    await until(() => within(phone, 'contact-numbers', 'input')[2]?.matches(':focus') === true);
    button(phone, 'Remove +496990009421').click();
    await until(() => numbers(phone).length === 2);
    button(phone, 'Apply').click();
    await until(() => !isOpen(phone));
    const [saved] = await phone.book.get(['own-brandt']);
    expect(saved?.numbers.map(({ number }) => number)).to.deep.equal(['+491713920027']);
  });
});
