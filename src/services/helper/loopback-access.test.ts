import { expect } from '@open-wc/testing';
import { loopbackAccess } from './loopback-access.ts';

/** A browser that knows these permissions and no other. */
function browser(known: Readonly<Record<string, PermissionState>>) {
  return {
    query: ({ name }: PermissionDescriptor) => {
      const state = known[name];
      return state === undefined ? Promise.reject(new TypeError('unknown name')) : Promise.resolve({ state });
    },
  };
}

describe('access to this computer', () => {
  for (const [known, access] of [
    [{}, 'open'],
    [{ 'loopback-network': 'prompt', 'local-network-access': 'granted' }, 'ask'],
    [{ 'loopback-network': 'granted' }, 'open'],
    [{ 'loopback-network': 'denied' }, 'denied'],
    [{ 'local-network-access': 'prompt' }, 'ask'],
    [{ 'local-network-access': 'denied' }, 'denied'],
  ] as const)
    it(`is ${access} where the browser knows ${JSON.stringify(known)}`, async () => {
      expect(await loopbackAccess(browser(known))).to.equal(access);
    });

  it('is known of this browser, too', async () => {
    expect(await loopbackAccess()).to.be.oneOf(['open', 'ask', 'denied']);
  });
});
