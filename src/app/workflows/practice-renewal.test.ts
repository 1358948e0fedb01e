import { expect } from '@open-wc/testing';
import { FAKE_LINE, FakeCallControl } from '../../../test/fakes/fake-call-control.ts';
import { FakeAccounts, fakeProfile } from '../../../test/fakes/fake-stores.ts';
import { waitUntil } from '../../../test/support/wait-until.ts';
import { useLocale } from '../../i18n/localize.ts';
import { EMPTY_DRAFT } from '../../domain/account/profile.ts';
import type { PracticeExchange } from '../../domain/account/practice-exchange.ts';
import type { RegistrationSnapshot } from '../../domain/call/line.ts';
import { practiceRenewal } from './practice-renewal.ts';

const DRAFT = { ...EMPTY_DRAFT, origin: 'practice', user: '104', label: 'Practice 104' } as const;

describe('renewal of a practice account', () => {
  let control: FakeCallControl;
  let accounts: FakeAccounts;
  let asked: (string | undefined)[];
  let failure: Error | undefined;
  let reported: unknown[];

  before(() => useLocale('en'));

  beforeEach(() => {
    control = new FakeCallControl();
    accounts = new FakeAccounts();
    accounts.set(fakeProfile({ id: FAKE_LINE.id, origin: 'practice', user: '104', label: 'Mine' }));
    asked = [];
    failure = undefined;
    reported = [];
    const practice: PracticeExchange = {
      available: () => Promise.resolve(true),
      lease: (preferred) => {
        asked.push(preferred);
        return failure === undefined
          ? Promise.resolve({ draft: DRAFT, password: 'fresh' })
          : Promise.reject(failure);
      },
    };
    practiceRenewal({ control, accounts, practice, report: (error) => reported.push(error) });
  });

  const line = (registration: Partial<RegistrationSnapshot>): void => {
    control.setLines([{ ...FAKE_LINE, registration: { ...FAKE_LINE.registration, ...registration } }]);
  };
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

  for (const problem of ['wrong-password', 'unknown-account', 'forbidden'] as const) {
    it(`gets new credentials for the same number when it is refused (${problem}), and keeps its name`, async () => {
      line({ state: 'failed', problem, since: 1 });
      await waitUntil(() => accounts.saved.length === 1);
      expect(asked).to.deep.equal(['104']);
      expect(accounts.saved).to.deep.equal([
        { draft: { ...DRAFT, id: FAKE_LINE.id, label: 'Mine' }, password: 'fresh' },
      ]);
    });
  }

  describe('that becomes another number, because the old one is taken', () => {
    const renew = async (words: {
      readonly label: string;
      readonly displayName?: string;
    }): Promise<unknown> => {
      accounts.set(fakeProfile({ id: FAKE_LINE.id, origin: 'practice', user: '100', ...words }));
      line({ state: 'failed', problem: 'unknown-account', since: 1 });
      await waitUntil(() => accounts.saved.length === 1);
      return accounts.saved[0]?.draft;
    };

    afterEach(() => useLocale('en'));

    it('is called by the new one, here and by those it calls', async () => {
      expect(await renew({ label: 'Practice 100', displayName: 'Practice 100' })).to.deep.equal({
        ...DRAFT,
        id: FAKE_LINE.id,
        label: 'Practice 104',
        displayName: 'Practice 104',
      });
    });

    it('is called so in the words of this phone', async () => {
      await useLocale('de');
      const draft = await renew({ label: 'Übung 100', displayName: 'Übung 100' });
      expect(draft).to.include({ label: 'Übung 104', displayName: 'Übung 104' });
    });

    it('keeps the names that a person gave it', async () => {
      const draft = await renew({ label: 'Mine', displayName: 'Miriam' });
      expect(draft).to.include({ label: 'Mine', displayName: 'Miriam' });
    });
  });

  it('asks once for a refusal, and again for the next one', async () => {
    line({ state: 'failed', problem: 'wrong-password', since: 1 });
    line({ state: 'failed', problem: 'wrong-password', since: 1, detail: 'the same, told again' });
    await settled();
    expect(asked).to.have.length(1);
    line({ state: 'registering', since: 2 });
    line({ state: 'failed', problem: 'wrong-password', since: 3 });
    await settled();
    expect(asked).to.have.length(2);
  });

  it('leaves alone what is not refused', async () => {
    line({ state: 'failed', problem: 'invalid-address', since: 1 });
    line({ state: 'waiting', problem: 'server-unreachable', since: 2 });
    line({ state: 'waiting', problem: 'wrong-password', since: 3 });
    await settled();
    expect(asked).to.deep.equal([]);
  });

  it('asks nobody about an account of a real server', async () => {
    accounts.set(fakeProfile({ id: FAKE_LINE.id, origin: 'manual' }));
    line({ state: 'failed', problem: 'wrong-password', since: 1 });
    await settled();
    expect(asked).to.deep.equal([]);
    expect(accounts.saved).to.deep.equal([]);
  });

  it('says when the exchange gives none', async () => {
    failure = new Error('full');
    line({ state: 'failed', problem: 'wrong-password', since: 1 });
    await settled();
    expect(reported).to.deep.equal([failure]);
    expect(accounts.saved).to.deep.equal([]);
  });
});
