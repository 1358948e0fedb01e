import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import './ui-menu.ts';
import type { MenuSelectEvent } from './ui-events.ts';
import type { MenuGroup, UiMenu } from './ui-menu.ts';

const GROUPS: readonly MenuGroup[] = [
  {
    label: 'Account',
    items: [
      { id: 'a', label: 'Berlin', kind: 'radio', checked: true },
      { id: 'b', label: 'Hotline', kind: 'radio', hint: 'Not connected' },
    ],
  },
  {
    items: [
      { id: 'dnd', label: 'Do not disturb', kind: 'checkbox', checked: false, icon: 'moon' },
      { id: 'out', label: 'Sign out', danger: true },
      { id: 'off', label: 'Later', disabled: true },
    ],
  },
];

async function opened(): Promise<{ menu: UiMenu; opener: HTMLElement }> {
  const area = await fixture(html`<div><button>Open</button><ui-menu label="User menu"></ui-menu></div>`);
  const menu = area.querySelector('ui-menu')!;
  const opener = area.querySelector('button')!;
  menu.groups = GROUPS;
  opener.focus();
  await menu.show(opener);
  return { menu, opener };
}

const current = (menu: UiMenu): string =>
  menu.shadowRoot!.activeElement?.querySelector('.grow')?.textContent ?? '';

function press(menu: UiMenu, key: string): void {
  menu.shadowRoot!.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  );
}

describe('ui-menu', () => {
  it('opens on the first item; arrows, Home, End and letters move, round the ends', async () => {
    const { menu } = await opened();
    expect(current(menu)).to.equal('Berlin');
    for (const [key, expected] of [
      ['ArrowUp', 'Later'],
      ['ArrowDown', 'Berlin'],
      ['End', 'Later'],
      ['Home', 'Berlin'],
      ['s', 'Sign out'],
    ] as const) {
      press(menu, key);
      expect(current(menu), key).to.contain(expected);
    }
    await expect(menu).to.be.accessible();
  });

  it('has the roles that its kinds of items ask for', async () => {
    const { menu } = await opened();
    const items = [...menu.shadowRoot!.querySelectorAll('[role^=menuitem]')];
    expect(items.map((item) => [item.getAttribute('role'), item.getAttribute('aria-checked')])).to.deep.equal(
      [
        ['menuitemradio', 'true'],
        ['menuitemradio', 'false'],
        ['menuitemcheckbox', 'false'],
        ['menuitem', null],
        ['menuitem', null],
      ],
    );
  });

  it('tells the choice, closes and gives the focus back', async () => {
    const { menu, opener } = await opened();
    press(menu, 's');
    setTimeout(() => {
      (menu.shadowRoot!.activeElement as HTMLElement).click();
    });
    expect((await oneEvent<MenuSelectEvent>(menu, 'menu-select')).id).to.equal('out');
    expect(menu.open).to.equal(false);
    expect(document.activeElement?.outerHTML).to.equal(opener.outerHTML);
  });

  it('does not choose a disabled item', async () => {
    const { menu } = await opened();
    press(menu, 'End');
    menu.addEventListener('menu-select', () => expect.fail('it is disabled'));
    (menu.shadowRoot!.activeElement as HTMLElement).click();
    expect(menu.open).to.equal(true);
    menu.hide();
  });
});
