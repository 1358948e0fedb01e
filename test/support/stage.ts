import type { Page } from 'playwright-core';
import { startApp } from './app.ts';
import type { RunningApp } from './app.ts';
import { Person } from './browser.ts';
import type { PersonOptions } from './browser.ts';
import { PhonePage } from './phone-page.ts';
import { SipTap } from './sip-tap.ts';

/** A phone of the stage, with what its WebSocket carries. */
export interface StagePhone extends PhonePage {
  readonly sip: SipTap;
}

class TappedPhone extends PhonePage implements StagePhone {
  readonly sip: SipTap;

  constructor(page: Page) {
    super(page);
    this.sip = new SipTap(page);
  }
}

/** The built app and one browser, in which up to two phones live: the app is served under two origins. */
export class Stage {
  readonly app: RunningApp;
  readonly person: Person;

  constructor(app: RunningApp, person: Person) {
    this.app = app;
    this.person = person;
  }

  static async open(options: Partial<PersonOptions> = {}): Promise<Stage> {
    const app = await startApp();
    try {
      const person = await Person.open({ hz: 440, ...options });
      person.context.setDefaultTimeout(15_000);
      return new Stage(app, person);
    } catch (error) {
      await app.close();
      throw error;
    }
  }

  /** Opens a window of the app. @param path the address within the origin. */
  async phone(origin: 0 | 1 = 0, path = '/'): Promise<StagePhone> {
    const page = await this.blank();
    const phone = new TappedPhone(page);
    await page.goto(this.app.urls[origin] + path);
    return phone;
  }

  /** A page that shows nothing yet. */
  blank(): Promise<Page> {
    return this.person.page('about:blank');
  }

  async close(): Promise<void> {
    await this.person.close();
    await this.app.close();
  }
}
