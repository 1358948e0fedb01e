import { expect } from '@open-wc/testing';
import { countriesOf, EMERGENCY_COUNTRIES, emergencyNumbers, isEmergency } from './emergency-numbers.ts';

describe('emergency numbers', () => {
  const known: readonly (readonly [number: string, country: string])[] = [
    ['112', 'DE'],
    ['110', 'DE'],
    ['112', 'de'],
    ['911', 'US'],
    ['999', 'GB'],
    ['000', 'AU'],
    ['15', 'FR'],
    ['144', 'CH'],
    ['119', 'JP'],
    ['10111', 'ZA'],
    ['112', ''],
    ['911', 'ZZ'],
    ['911', 'DE'],
  ];
  for (const [number, country] of known) {
    it(`${number} is one in ${country || 'an unknown country'}`, () => {
      expect(isEmergency(number, [country])).to.be.true;
    });
  }

  const others: readonly (readonly [number: string, country: string])[] = [
    ['15', 'DE'],
    ['110', 'US'],
    ['1120', 'DE'],
    ['112@pbx.example', 'DE'],
    ['+112', 'DE'],
    ['', 'DE'],
  ];
  for (const [number, country] of others) {
    it(`${number || 'nothing'} is none in ${country}`, () => {
      expect(isEmergency(number, [country])).to.be.false;
    });
  }

  it('takes the chosen country, else all that the languages of the browser name', () => {
    expect(countriesOf('FR', ['en-US'])).to.deep.equal(['FR']);
    expect(countriesOf('', ['en-US', 'de'])).to.deep.equal(['US', 'DE']);
    expect(isEmergency('110', countriesOf('', ['en-US', 'de']))).to.be.true;
  });

  it('has every country that the locale data of the browser knows', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
    const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    // Codes that CLDR names beside ISO 3166-1: unions, exceptional reservations and withdrawn codes.
    const noCountries = new Set(
      'AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ AN BU CS DD FX NT SU TP YD YU ZR UK DY HV NH RH VD'.split(
        ' ',
      ),
    );
    const missing = letters
      .flatMap((first) => letters.map((second) => first + second))
      .filter((code) => names.of(code) !== undefined && !noCountries.has(code))
      .filter((code) => !EMERGENCY_COUNTRIES.includes(code));
    expect(missing).to.deep.equal([]);
  });

  it('holds nothing but short numbers', () => {
    for (const country of ['DE', 'US', 'FR', 'ZA', 'TM']) {
      for (const number of emergencyNumbers(country)) expect(number).to.match(/^\d{2,5}$/);
    }
  });
});
