import { expect } from '@open-wc/testing';
import { contacts as german } from '../../i18n/de/contacts.ts';
import { contacts as english } from '../../i18n/en/contacts.ts';
import { isListName } from './list-names.ts';

describe('names of lists', () => {
  it('are those that the lists have in every language, in any case', () => {
    for (const { allContacts, favouriteContacts, blockedContacts } of [german, english])
      for (const label of [allContacts, favouriteContacts, blockedContacts]) {
        expect(isListName(label), label).to.be.true;
        expect(isListName(` ${label.toUpperCase()} `), label).to.be.true;
      }
    expect(isListName('Friends')).to.be.false;
    expect(isListName('')).to.be.false;
  });
});
