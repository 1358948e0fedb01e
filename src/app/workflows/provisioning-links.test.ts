import { aTimeout, expect } from '@open-wc/testing';
import { FakeShell } from '../../../test/fakes/fake-shell.ts';
import { fakeProfile } from '../../../test/fakes/fake-stores.ts';
import type { ProvisioningOffer } from '../../domain/account/provisioning.ts';
import { provisioningLinks } from './provisioning-links.ts';

const OFFER: ProvisioningOffer = {
  source: 'https://phone.example/provisioning.json',
  accounts: [],
  settings: { theme: 'dark' },
};

function start(shell: FakeShell): (address: string) => void {
  let tell: (address: string) => void = () => undefined;
  provisioningLinks({
    accounts: shell.accounts,
    provisioning: shell.provisioning,
    ui: shell.ui,
    links: {
      onProvisionLink: (listener) => {
        tell = listener;
        return () => undefined;
      },
    },
    report: (error) => {
      throw error;
    },
  });
  return (address) => {
    tell(address);
  };
}

describe('provisioning links', () => {
  it('are asked about one after the other', () => {
    const shell = new FakeShell();
    shell.accounts.set(fakeProfile());
    const link = start(shell);
    link('one.json');
    link('two.json');
    expect(shell.ui.provisioning.value).to.equal('one.json');
    shell.ui.offerProvisioning(undefined);
    expect(shell.ui.provisioning.value).to.equal('two.json');
    shell.ui.offerProvisioning(undefined);
    expect(shell.ui.provisioning.value).to.equal(undefined);
  });

  it('a phone without an account is offered what its address prepared', async () => {
    const shell = new FakeShell();
    shell.provisioning.originOffer = OFFER;
    start(shell);
    await aTimeout(0);
    expect(shell.ui.provisioning.value).to.equal(OFFER);
  });

  it('a phone with an account is not, and a link comes before it', async () => {
    const known = new FakeShell();
    known.accounts.set(fakeProfile());
    known.provisioning.originOffer = OFFER;
    start(known);
    const linked = new FakeShell();
    linked.provisioning.originOffer = OFFER;
    start(linked)('one.json');
    await aTimeout(0);
    expect(known.ui.provisioning.value).to.equal(undefined);
    expect(linked.ui.provisioning.value).to.equal('one.json');
  });
});
