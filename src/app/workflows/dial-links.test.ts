import { expect } from '@open-wc/testing';
import { FakeWindowRole } from '../../../test/fakes/fake-shell.ts';
import type { Dialer, ForeignDial } from '../../domain/dialing/dialer.ts';
import { useLocale } from '../../i18n/localize.ts';
import { signal } from '../../lib/signals.ts';
import { UiState } from '../ui-state.ts';
import { dialLinks } from './dial-links.ts';

describe('the number of a link', () => {
  let role: FakeWindowRole;
  let ui: UiState;
  let proposed: ForeignDial[];
  let failure: Error | undefined;
  let reported: unknown[];
  let take: (target: string) => void;

  before(() => useLocale('en'));

  beforeEach(() => {
    role = new FakeWindowRole();
    ui = new UiState();
    ui.show('history');
    proposed = [];
    failure = undefined;
    reported = [];
    const never = (): never => {
      throw new Error('a link dials nothing by itself');
    };
    const dialer: Dialer = {
      dial: never,
      lastDialled: signal(undefined),
      proposal: signal(undefined),
      propose: (wish) => {
        proposed.push(wish);
        return failure === undefined ? Promise.resolve(true) : Promise.reject(failure);
      },
      settleProposal: never,
    };
    take = dialLinks({ role, dialer, ui, report: (error) => reported.push(error) });
  });

  it('is asked about in the window that is the phone, which shows the phone', () => {
    take('tel:+4930');
    expect(proposed).to.deep.equal([{ target: 'tel:+4930', origin: 'link', from: 'a link' }]);
    expect(ui.view.value).to.equal('call');
    expect(role.handed).to.deep.equal([]);
  });

  it('is handed to that window by any other one, which stays where it is', () => {
    role.role.value = 'guest';
    take('tel:+4930');
    expect(role.handed).to.deep.equal(['tel:+4930']);
    expect(proposed).to.deep.equal([]);
    expect(ui.view.value).to.equal('history');
  });

  it('that is barred is reported', async () => {
    failure = new Error('barred');
    take('tel:0900');
    await new Promise((resolve) => setTimeout(resolve));
    expect(reported).to.deep.equal([failure]);
  });
});
