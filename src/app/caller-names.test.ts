import { expect } from '@open-wc/testing';
import { FakeAddressBook } from '../../test/fakes/fake-address-book.ts';
import { fakeParty } from '../../test/fakes/fake-call-control.ts';
import { fakeContact } from '../../test/fakes/fake-contact-reads.ts';
import { until } from '../../test/support/phone-fixture.ts';
import type { Caller } from '../domain/contacts/address-book.ts';
import type { Contact } from '../domain/contacts/contact.ts';
import { CallerNames, samePerson } from './caller-names.ts';

class AskedBook extends FakeAddressBook {
  readonly asked: (readonly string[])[] = [];
  fails = false;

  override callers(numbers: readonly string[]): Promise<readonly (Caller | undefined)[]> {
    this.asked.push(numbers);
    if (this.fails) return Promise.reject(new Error('the worker is gone'));
    return super.callers(numbers);
  }
}

const person = (id: string, displayName: string, number: string): Contact =>
  fakeContact(id, { displayName, numbers: [{ kind: 'work', number }] });

const ada = fakeParty('101', 'Net name');
const nobody = fakeParty('999');

describe('CallerNames', () => {
  it('answers when the book has answered, in one question for all that was asked', async () => {
    const book = new AskedBook([person('a', 'Ada', '101')]);
    const names = new CallerNames(book);
    expect(names.of(ada)).to.equal(undefined);
    names.of(ada);
    names.of(nobody);
    const before = names.changed.value;
    await until(() => names.changed.value > before);
    expect(names.of(ada)).to.include({ id: 'a', name: 'Ada', others: 0 });
    expect(names.of(nobody)).to.equal(undefined);
    expect(book.asked).to.deep.equal([['101', '999']]);
  });

  it('never asks for who withholds the number', async () => {
    const book = new AskedBook([person('a', 'Ada', '101')]);
    const names = new CallerNames(book);
    names.of({ number: '101', anonymous: true });
    names.of({ number: '', anonymous: false });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(book.asked).to.deep.equal([]);
  });

  it('shows what it knew until a change of the contacts is answered', async () => {
    const book = new AskedBook([person('a', 'Ada', '101')]);
    const names = new CallerNames(book);
    names.of(ada);
    await until(() => names.of(ada) !== undefined);
    const before = names.changed.value;
    book.put(person('a', 'Ada King', '101'));
    expect(names.changed.value).to.be.greaterThan(before);
    expect(names.of(ada)?.name).to.equal('Ada');
    await until(() => names.of(ada)?.name === 'Ada King');
    book.put(person('b', 'Bob', '102'));
    const settled = names.changed.value;
    names.of(ada);
    await until(() => book.asked.length === 3);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(names.changed.value, 'the same answer is no news').to.equal(settled);
  });

  it('learns all numbers of the longest history, and tells of them now and then', async () => {
    const parties = Array.from({ length: 100_000 }, (_, index) => fakeParty(`7${index}`));
    const contacts = ['70', '750000', '799999'].map((number) => person(number, `Name ${number}`, number));
    const book = new AskedBook(contacts);
    const names = new CallerNames(book);
    const [first, ...others] = [parties[0]!, parties[50_000]!, parties[99_999]!];
    const before = names.changed.value;
    const learnt = names.learn(parties);
    await until(() => names.known(first) !== undefined);
    await learnt;
    expect([first, ...others].map((party) => names.known(party)?.name)).to.deep.equal([
      'Name 70',
      'Name 750000',
      'Name 799999',
    ]);
    expect(names.changed.value - before, 'of 100 answers').to.be.within(2, 50);
    await names.learn(parties);
    expect(book.asked.flat(), 'what is known is not asked for again').to.have.length(100_000);
  }).timeout(20_000);

  it('asks for who rings before all that is to be learnt', async () => {
    const book = new AskedBook([person('a', 'Ada', '101')]);
    const names = new CallerNames(book);
    const learnt = names.learn(Array.from({ length: 5000 }, (_, index) => fakeParty(`7${index}`)));
    expect((await names.find(ada))?.name).to.equal('Ada');
    expect(book.asked[0]).to.deep.equal(['101']);
    await learnt;
    expect(book.asked.flat()).to.have.length(5001);
  });

  it('goes on after the book failed', async () => {
    const book = new AskedBook([person('a', 'Ada', '101')]);
    book.fails = true;
    const names = new CallerNames(book);
    names.of(ada);
    await new Promise((resolve) => setTimeout(resolve, 10));
    book.fails = false;
    book.put(person('b', 'Bob', '102'));
    names.of(ada);
    await until(() => names.of(ada)?.name === 'Ada');
  });
});

describe('samePerson', () => {
  it('is whoever has the number, and whoever has another number of the contact', async () => {
    const numbers = ['101', '102'].map((number) => ({ kind: 'work', number }) as const);
    const names = new CallerNames(new FakeAddressBook([fakeContact('a', { displayName: 'Ada', numbers })]));
    await names.find(ada);
    await names.find(fakeParty('102'));
    const isAda = samePerson(names, ada);
    expect(['101', '102', '103'].map((number) => isAda(fakeParty(number)))).to.deep.equal([
      true,
      true,
      false,
    ]);
    expect(samePerson(names, nobody)(nobody)).to.be.true;
    const withheld = { uri: '', number: '', anonymous: true };
    expect(samePerson(names, withheld)(withheld)).to.be.false;
  });
});
