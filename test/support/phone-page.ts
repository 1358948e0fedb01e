import type { Locator, Page } from 'playwright-core';
import { eventually } from './processes.ts';

/** The phone as a person finds it: by roles and words. Every step waits until the interface shows its outcome. */
export class PhonePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get field(): Locator {
    return this.page.getByRole('combobox', { name: 'Search or dial' });
  }

  /** The button with the state of the registration in its name. */
  get status(): Locator {
    return this.page.getByRole('button', { name: /Open user menu/ });
  }

  get tabs(): Locator {
    return this.page.getByRole('article', { name: /^Call with/ });
  }

  tab(who: string): Locator {
    return this.page.getByRole('article', { name: new RegExp(`^Call with ${who}`) });
  }

  /** The pop-up of a call that rings. */
  get popup(): Locator {
    return this.page.getByRole('alertdialog');
  }

  async tryPractice(): Promise<string> {
    await this.page.getByRole('button', { name: /Try the practice exchange/ }).click();
    await this.registered();
    return this.extension();
  }

  /** Fills the form of "Connect your phone system" and connects. */
  async connect(account: {
    readonly user: string;
    readonly password: string;
    readonly domain: string;
    readonly server: string;
  }): Promise<void> {
    await this.page.getByRole('button', { name: /Connect your phone system/ }).click();
    await this.page.getByLabel('User name').fill(account.user);
    await this.page.getByLabel('Password', { exact: true }).fill(account.password);
    await this.page.getByLabel('Domain').fill(account.domain);
    await this.page.getByLabel('WebSocket address').fill(account.server);
    await this.page.getByRole('button', { name: 'Connect', exact: true }).click();
  }

  async registered(ms = 15_000): Promise<void> {
    await this.status.and(this.page.getByRole('button', { name: /, connected,/i })).waitFor({ timeout: ms });
  }

  async notConnected(ms = 15_000): Promise<void> {
    await this.page
      .getByRole('button', { name: /, (not connected|connecting|signing in)/i })
      .waitFor({ timeout: ms });
  }

  /** The number that others call this phone by. */
  async extension(): Promise<string> {
    const name = (await this.status.getAttribute('aria-label')) ?? (await this.status.innerText());
    const found = /\b1\d\d\b/.exec(name);
    if (found === null) throw new Error(`no extension in "${name}"`);
    return found[0];
  }

  async dial(number: string): Promise<void> {
    await this.field.fill(number);
    await this.field.press('Enter');
  }

  async answer(): Promise<void> {
    await this.popup
      .first()
      .getByRole('button', { name: /^(Answer|Hold and answer)/ })
      .first()
      .click();
  }

  /** Waits until the selected tab shows a running timer. */
  async connected(who: string): Promise<void> {
    await this.tab(who).getByRole('timer').waitFor({ timeout: 15_000 });
    await eventually(`the call with ${who} is connected`, async () =>
      /connected/i.test((await this.tab(who).getAttribute('aria-label')) ?? ''),
    );
  }

  control(name: string | RegExp): Locator {
    return this.page.getByRole('group', { name: 'Call controls' }).getByRole('button', { name });
  }

  /** Opens the user menu and chooses the item. */
  async choose(item: string | RegExp): Promise<void> {
    await this.status.click();
    await this.page.getByRole('menu').getByText(item).first().click();
  }

  /** Waits until no call tab is left. */
  async idle(): Promise<void> {
    await eventually('no call tab is left', async () => (await this.tabs.count()) === 0);
  }

  async open(view: 'Call' | 'History' | 'Settings'): Promise<void> {
    await this.page
      .getByRole('navigation')
      .getByRole('button', { name: new RegExp(`^${view}`) })
      .click();
  }
}
