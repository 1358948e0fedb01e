import { expect } from '@open-wc/testing';
import { proposeMapping } from './mapping-proposal.ts';

const pairs = (fields: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(proposeMapping(fields).map(({ from, to }) => [to, from]));

describe('proposeMapping', () => {
  it("takes the columns of the manual's CSV", () => {
    expect(pairs(['id', 'cn', 'sn', 'title', 'phone1', 'groups'])).to.deep.equal({
      id: 'id',
      firstName: 'cn',
      lastName: 'sn',
      title: 'title',
      phone1: 'phone1',
      groups: 'groups',
    });
  });

  it('knows German headers and keeps names as they stand in the file', () => {
    expect(
      pairs(['Vorname', 'Nachname', 'Straße', 'PLZ', 'Ort', 'E-Mail', 'Telefon (privat)']),
    ).to.deep.equal({
      firstName: 'Vorname',
      lastName: 'Nachname',
      street: 'Straße',
      postalCode: 'PLZ',
      city: 'Ort',
      mail: 'E-Mail',
      home1: 'Telefon (privat)',
    });
  });

  it("reads object paths by their last step, as in the manual's JSON", () => {
    expect(pairs(['data/st', 'data/postOfficeBox', 'numbers/PRIVATE/number_e164', 'groups/name'])).to.include(
      {
        state: 'data/st',
        postOfficeBox: 'data/postOfficeBox',
        phone1: 'numbers/PRIVATE/number_e164',
      },
    );
  });

  it('knows lists by their plural, and what a plain step means by what it stands in', () => {
    const fields = [
      'contactId',
      'name/givenName',
      'name/familyName',
      'organizations/name',
      'emailAddresses/type',
      'emailAddresses/value',
      'phoneNumbers/type',
      'phoneNumbers/value',
      'groups/name',
    ];
    expect(pairs(fields)).to.deep.equal({
      id: 'contactId',
      firstName: 'name/givenName',
      lastName: 'name/familyName',
      company: 'organizations/name',
      mail: 'emailAddresses/value',
      phone1: 'phoneNumbers/value',
      groups: 'groups/name',
    });
    expect(pairs(['data/name'])).to.deep.equal({ displayName: 'data/name' });
  });

  it('gives no field to two values, and an unknown one to none', () => {
    const rows = proposeMapping(['cn', 'givenName', 'x17']);
    expect(rows).to.deep.equal([
      { from: 'givenName', to: 'firstName' },
      { from: 'cn', to: 'displayName' },
    ]);
  });
});
