import { expect } from '@open-wc/testing';
import { BrowserLaunchLinks, readLaunch } from './launch-links.ts';
import type { Launch } from './launch-links.ts';

const cases: readonly [address: string, expected: Launch][] = [
  ['/', {}],
  ['/?tel=tel%3A%2B49301234567', { target: 'tel:+49301234567' }],
  ['/?tel=sip%3Abob%40example.com', { target: 'sip:bob@example.com' }],
  ['/?tel=', {}],
  ['/?tel=%20', {}],
  [`/?tel=${'1'.repeat(301)}`, { target: '1'.repeat(257) }],
  ['/?tel=tel%3A', { target: 'tel:' }],
  ['/?provision=https%3A%2F%2Fphone.example%2Fp.json', { provision: 'https://phone.example/p.json' }],
  ['/?provision=', {}],
  ['/?view=history', { view: 'history' }],
  ['/?view=__proto__', {}],
  ['/?view=toString', {}],
];

type Consumer = (params: { readonly targetURL?: string }) => void;

/** A window as far as the links look at it; the launch queue is the browser's part. */
function pageAt(path: string): { page: Window; launch: Consumer; address: () => string } {
  const href = new URL(path, location.origin).href;
  let address = href;
  let consumer: Consumer = () => undefined;
  const page = {
    location: { href },
    history: {
      state: null,
      replaceState: (_state: unknown, _title: string, url: URL) => {
        address = url.href;
      },
    },
    launchQueue: {
      setConsumer: (given: Consumer) => {
        consumer = given;
      },
    },
  };
  return {
    page: page as unknown as Window,
    launch: (params) => {
      consumer(params);
    },
    address: () => address,
  };
}

describe('readLaunch', () => {
  for (const [address, expected] of cases) {
    it(address.slice(0, 40), () => {
      expect(readLaunch(address)).to.deep.equal(expected);
    });
  }
});

describe('launch links', () => {
  it('keeps a link for the first listener and takes it out of the address', () => {
    const { page, address } = pageAt('/?tel=tel%3A100&provision=p.json&other=x');
    const links = new BrowserLaunchLinks(page);
    expect(address()).to.equal(`${location.origin}/?other=x`);
    const targets: string[] = [];
    links.onDialLink((target) => targets.push(target));
    links.onDialLink((target) => targets.push(`second ${target}`));
    expect(targets).to.deep.equal(['tel:100']);
  });

  it('takes later launches from the queue, but not again the one that opened the page', () => {
    const { page, launch } = pageAt('/?tel=tel%3A100');
    const links = new BrowserLaunchLinks(page);
    const targets: string[] = [];
    links.onDialLink((target) => targets.push(target));
    launch({ targetURL: `${location.origin}/?tel=tel%3A100` });
    launch({ targetURL: `${location.origin}/?tel=tel%3A101` });
    launch({ targetURL: `${location.origin}/?tel=tel%3A100` });
    launch({});
    expect(targets).to.deep.equal(['tel:100', 'tel:101', 'tel:100']);
  });

  it('hands a provisioning link to the window that is open already', () => {
    const { page, launch } = pageAt('/');
    const links = new BrowserLaunchLinks(page);
    const found: string[] = [];
    launch({ targetURL: `${location.origin}/?provision=one.json` });
    links.onProvisionLink((address) => found.push(address));
    launch({ targetURL: `${location.origin}/?provision=two.json` });
    expect(found).to.deep.equal(['one.json', 'two.json']);
  });

  it('tells a listener nothing after it left', () => {
    const { page, launch } = pageAt('/');
    const links = new BrowserLaunchLinks(page);
    const views: string[] = [];
    links.onViewLink((view) => views.push(view))();
    launch({ targetURL: `${location.origin}/?view=history` });
    expect(views).to.deep.equal([]);
  });
});
