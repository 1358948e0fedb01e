import { expect } from '@open-wc/testing';
import { FAKE_LINE, FakeCallControl } from '../../../test/fakes/fake-call-control.ts';
import { FakeAccounts, FakeHistory, FakeSettings, fakeProfile } from '../../../test/fakes/fake-stores.ts';
import { callSelection } from './call-selection.ts';
import { PersonalDialer } from './dial.ts';

describe('the dialer', () => {
  let control: FakeCallControl;
  let settings: FakeSettings;
  let accounts: FakeAccounts;
  let dialer: PersonalDialer;

  beforeEach(async () => {
    control = new FakeCallControl();
    settings = new FakeSettings();
    accounts = new FakeAccounts();
    accounts.set(fakeProfile({ id: FAKE_LINE.id }));
    await settings.apply({ country: 'DE' });
    dialer = new PersonalDialer({
      control,
      selection: callSelection(control, { after: () => () => undefined, report: () => undefined }),
      history: new FakeHistory(),
      settings,
      accounts,
    });
  });

  const codeOf = async (act: Promise<unknown>): Promise<unknown> =>
    act.then(
      () => 'none',
      (error: unknown) => (error as { code?: string }).code,
    );
  const lineDown = (): void => {
    control.setLines([{ ...FAKE_LINE, registration: { ...FAKE_LINE.registration, state: 'waiting' } }]);
  };

  it('dials what a text means, from the active line', async () => {
    await dialer.dial(' +49 (0)30 123-45 ');
    expect(control.dialled).to.deep.equal([
      { target: '+493012345', line: FAKE_LINE.id, hideNumber: false, emergency: false },
    ]);
    expect(dialer.lastDialled.value).to.equal('+493012345');
  });

  it('holds the call in the ear before it dials', async () => {
    const first = await control.dial({ target: '1' });
    first.event({ type: 'connected', at: 1 });
    await dialer.dial('2');
    expect(first.state.value.hold.local).to.equal(true);
  });

  for (const [text, code] of [
    ['', 'dial/empty'],
    ['1'.repeat(300), 'dial/too-long'],
    ['12\r\nVia: x', 'dial/invalid-characters'],
    ['anna', 'dial/letters'],
  ] as const) {
    it(`refuses ${JSON.stringify(text.slice(0, 12))} with ${code}`, async () => {
      expect(await codeOf(dialer.dial(text))).to.equal(code);
      expect(control.dialled).to.deep.equal([]);
    });
  }

  it('dials letters when the setting lets it', async () => {
    await settings.apply({ dialNumericOnly: false });
    await dialer.dial('anna');
    expect(control.dialled[0]?.target).to.equal('anna');
  });

  it('says that there is no account, or that it is not connected', async () => {
    lineDown();
    expect(await codeOf(dialer.dial('1'))).to.equal('dial/not-registered');
    accounts.set();
    control.setLines([]);
    expect(await codeOf(dialer.dial('1'))).to.equal('call/no-line');
  });

  it('refuses a ninth call, but never an emergency call, whose number is not hidden either', async () => {
    await settings.apply({ hideNumber: true });
    for (let count = 0; count < 8; count++) await control.dial({ target: String(count) });
    expect(await codeOf(dialer.dial('9'))).to.equal('call/too-many');
    await dialer.dial('112');
    expect(control.dialled.at(-1)).to.include({ target: '112', emergency: true, hideNumber: false });
  });

  it('dials no barred prefix, but emergency numbers whatever is barred', async () => {
    await settings.apply({ barredPrefixes: '0900, 1' });
    expect(await codeOf(dialer.dial('0900 123'))).to.equal('dial/barred');
    expect(control.dialled).to.deep.equal([]);
    await dialer.dial('112');
    expect(control.dialled[0]?.target).to.equal('112');
  });

  it('takes an emergency number at the domain of an account for one, and at no other', async () => {
    await settings.apply({ barredPrefixes: '1', dialNumericOnly: false });
    await dialer.dial(`112@${fakeProfile().domain}`);
    expect(control.dialled.at(-1)).to.include({ emergency: true });
    expect(await codeOf(dialer.dial('112@evil.example'))).to.equal('dial/barred');
  });

  it('makes an emergency call from any line that works', async () => {
    const other = { ...FAKE_LINE, id: 'line-2' };
    control.setLines([{ ...FAKE_LINE, registration: { ...FAKE_LINE.registration, state: 'failed' } }, other]);
    await dialer.dial('112');
    expect(control.dialled[0]?.line).to.equal('line-2');
    expect(await codeOf(dialer.dial('115'))).to.equal('dial/not-registered');
  });

  it('makes an emergency call without a registration as long as the server is there', async () => {
    const { registration } = FAKE_LINE;
    const open = { ...registration.link, state: 'open' } as const;
    control.setLines([{ ...FAKE_LINE, registration: { ...registration, state: 'failed', link: open } }]);
    expect(await codeOf(dialer.dial('115'))).to.equal('dial/not-registered');
    await dialer.dial('112');
    expect(control.dialled[0]?.target).to.equal('112');
  });

  describe('what others want to have dialled', () => {
    const wish = { target: 'tel:+49-30-1', origin: 'link', from: 'a link' } as const;

    it('is shown as it would be dialled, and dialled after a yes', async () => {
      const asked = dialer.propose(wish);
      expect(dialer.proposal.value).to.deep.equal({ ...wish, target: '+49301' });
      expect(control.dialled).to.deep.equal([]);
      dialer.settleProposal(true);
      expect(await asked).to.equal(true);
      expect(control.dialled[0]?.target).to.equal('+49301');
    });

    it('is dialled as the click that led to the question chose', async () => {
      control.setLines([FAKE_LINE, { ...FAKE_LINE, id: 'line-2' }]);
      const asked = dialer.propose(wish, { line: 'line-2', hideNumber: true });
      dialer.settleProposal(true);
      await asked;
      expect(control.dialled[0]).to.include({ line: 'line-2', hideNumber: true });
    });

    it('is not dialled after a no', async () => {
      const asked = dialer.propose(wish);
      dialer.settleProposal(false);
      expect(await asked).to.equal(false);
      expect(control.dialled).to.deep.equal([]);
      expect(dialer.proposal.value).to.equal(undefined);
    });

    it('is refused without a question when it could not be dialled, or while another question stands', async () => {
      expect(await dialer.propose({ ...wish, target: 'sip:x@y?Via=z' })).to.equal(false);
      void dialer.propose(wish);
      expect(await dialer.propose({ ...wish, target: '115' })).to.equal(false);
      expect(dialer.proposal.value?.target).to.equal('+49301');
    });

    it('is refused without a question when it is barred, and says so', async () => {
      await settings.apply({ barredPrefixes: '+' });
      expect(await codeOf(dialer.propose(wish))).to.equal('dial/barred');
      expect(dialer.proposal.value).to.equal(undefined);
    });

    it('is asked for an emergency number whatever else is open and however often', async () => {
      for (let count = 0; count < 12; count++) {
        const asked = dialer.propose(wish);
        dialer.settleProposal(false);
        await asked;
      }
      const first = dialer.propose({ ...wish, target: 'tel:112' });
      const second = dialer.propose({ ...wish, target: 'tel:110' });
      expect(await first).to.equal(false);
      expect(dialer.proposal.value?.target).to.equal('110');
      dialer.settleProposal(true);
      expect(await second).to.equal(true);
    });

    it('asks no more than ten times a minute', async () => {
      for (let count = 0; count < 10; count++) {
        const asked = dialer.propose(wish);
        dialer.settleProposal(false);
        await asked;
      }
      expect(await dialer.propose(wish)).to.equal(false);
      expect(dialer.proposal.value).to.equal(undefined);
    });
  });
});
