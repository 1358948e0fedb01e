import type { BrowserContext, Locator, Page } from 'playwright-core';
import { PhonePage } from '../support/phone-page.ts';
import { eventually } from '../support/processes.ts';
import type { BareAccount } from './bare-page.ts';

/** A phone as a person uses it: every step is a real click or key. */
export interface MeasuredPhone {
  readonly page: Page;
  type(number: string): Promise<void>;
  clickCall(): Promise<void>;
  pressEnter(): Promise<void>;
  ringing(): Promise<void>;
  clickAnswer(): Promise<void>;
  clickEnd(): Promise<void>;
  idle(): Promise<void>;
}

/** The built app, signed in by its own form. */
export class AppPhone implements MeasuredPhone {
  readonly page: Page;
  readonly #phone: PhonePage;

  constructor(page: Page) {
    this.page = page;
    this.#phone = new PhonePage(page);
  }

  static async open(context: BrowserContext, url: string, account: BareAccount): Promise<AppPhone> {
    const page = await context.newPage();
    await page.goto(url);
    await page.getByRole('button', { name: /Connect your phone system/ }).click();
    await page.getByLabel('User name').fill(account.user);
    await page.getByLabel('Password', { exact: true }).fill(account.password);
    await page.getByLabel('Domain').fill(account.domain);
    await page.getByLabel('WebSocket address').fill(account.server);
    await page.getByRole('button', { name: /STUN and TURN/ }).click();
    await page.getByLabel('STUN and TURN servers').fill(account.stun ?? '');
    await page.getByRole('button', { name: 'Connect', exact: true }).click();
    const phone = new AppPhone(page);
    await phone.#phone.registered(30_000);
    return phone;
  }

  type(number: string): Promise<void> {
    return this.#phone.field.pressSequentially(number);
  }

  clickCall(): Promise<void> {
    return this.page.getByRole('search').getByRole('button', { name: 'Call', exact: true }).click();
  }

  get #redial(): Locator {
    return this.page.getByRole('search').getByRole('button', { name: /^Redial/ });
  }

  /** Comes to the handset of the empty field from elsewhere, as before each press. */
  async pointAtRedial(): Promise<void> {
    await this.page.mouse.move(0, 0);
    await this.#redial.hover();
  }

  clickRedial(): Promise<void> {
    return this.#redial.click();
  }

  pressEnter(): Promise<void> {
    return this.#phone.field.press('Enter');
  }

  ringing(): Promise<void> {
    return this.#phone.popup.waitFor();
  }

  clickAnswer(): Promise<void> {
    return this.#phone.answer();
  }

  clickEnd(): Promise<void> {
    return this.#phone.control('End').click();
  }

  idle(): Promise<void> {
    return this.#phone.idle();
  }
}

/** A page of SIP.js with its defaults. */
export class BarePhone implements MeasuredPhone {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async open(context: BrowserContext, url: string, account: BareAccount): Promise<BarePhone> {
    const page = await context.newPage();
    await page.goto(url);
    await page.waitForFunction(() => 'startBarePhone' in window);
    await page.evaluate((asked) => window.startBarePhone(asked), account);
    return new BarePhone(page);
  }

  type(number: string): Promise<void> {
    return this.page.getByLabel('Number').fill(number);
  }

  clickCall(): Promise<void> {
    return this.page.getByRole('button', { name: 'Call' }).click();
  }

  pressEnter(): Promise<void> {
    return this.page.getByLabel('Number').press('Enter');
  }

  ringing(): Promise<void> {
    return this.page.getByRole('button', { name: 'Answer' }).waitFor();
  }

  clickAnswer(): Promise<void> {
    return this.page.getByRole('button', { name: 'Answer' }).click();
  }

  clickEnd(): Promise<void> {
    return this.page.getByRole('button', { name: 'End' }).click();
  }

  async idle(): Promise<void> {
    await eventually('the call of SIP.js has ended', () =>
      this.page.evaluate(() => document.body.dataset.call === 'Terminated'),
    );
  }
}
