import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, ConsoleMessage, Page } from 'playwright-core';
import { chromiumPath } from '../../scripts/chromium.ts';
import { installEar } from './ear.ts';
import { writeTone } from './wav.ts';

const BASE_ARGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface PersonOptions {
  /** The tone that this person's microphone speaks, in hertz. */
  readonly hz: number;
  readonly args?: readonly string[];
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  /** Answers the microphone's prompt with yes; on unless said otherwise. */
  readonly allowMicrophone?: boolean;
  /** A machine without any microphone or speaker, if the real one has none. */
  readonly noDevices?: boolean;
  /** Lets sound begin without a click; off, as in a real browser. */
  readonly autoplay?: boolean;
  readonly locale?: string;
  /** The folder of a person who was here before; a new one when missing. */
  readonly folder?: string;
}

function argumentsFor(options: PersonOptions, microphone: string): string[] {
  const devices = ['--use-fake-device-for-media-stream', `--use-file-for-fake-audio-capture=${microphone}`];
  return [
    '--headless=new',
    ...BASE_ARGS,
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...(options.noDevices === true ? [] : devices),
    ...(options.allowMicrophone === false ? [] : ['--use-fake-ui-for-media-stream']),
    ...(options.autoplay === true ? ['--autoplay-policy=no-user-gesture-required'] : []),
    // Chromium gathers no candidates on loopback by itself, and there is nothing else in the tests' network.
    '--allow-loopback-in-peer-connection',
    ...(options.args ?? []),
  ];
}

/** A browser profile of its own, with a microphone that speaks a tone and an ear that measures what the app plays. */
export class Person {
  readonly context: BrowserContext;
  /** Errors and warnings of the console and of the pages, for `expect nothing`. */
  readonly problems: string[] = [];
  /** The browser profile and its home. */
  readonly folder: string;

  constructor(context: BrowserContext, folder: string) {
    this.context = context;
    this.folder = folder;
    context.on('console', (message) => {
      this.#note(message);
    });
    context.on('weberror', (error) => {
      this.problems.push(`page error: ${error.error().message}`);
    });
  }

  static async open(options: PersonOptions): Promise<Person> {
    const executablePath = chromiumPath();
    const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'offhook-person-'));
    const home = join(folder, 'home');
    mkdirSync(home, { recursive: true });
    const microphone = join(folder, 'microphone.wav');
    writeTone(microphone, options.hz, { seconds: 10, rate: 48_000 });
    const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
      executablePath,
      headless: false,
      args: argumentsFor(options, microphone),
      // Installing an app and choosing it for tel: links writes into $HOME.
      env: {
        ...process.env,
        HOME: home,
        XDG_CONFIG_HOME: join(home, '.config'),
        XDG_DATA_HOME: join(home, '.local'),
      },
      ignoreDefaultArgs: ['--mute-audio'],
      viewport: options.viewport ?? { width: 1280, height: 800 },
      colorScheme: options.colorScheme ?? 'light',
      locale: options.locale ?? 'en-GB',
    });
    const person = new Person(context, folder);
    await context.addInitScript(installEar);
    return person;
  }

  async page(url: string): Promise<Page> {
    const page =
      this.context.pages().find((open) => open.url() === 'about:blank') ?? (await this.context.newPage());
    await page.goto(url);
    return page;
  }

  async close(): Promise<void> {
    await this.context.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The browser ends at once, as when the machine loses its power; its folder stays. */
  async kill(): Promise<void> {
    const closed = new Promise((resolve) => this.context.once('close', resolve));
    const [page] = this.context.pages();
    if (page === undefined) throw new Error('the browser has no page');
    const session = await this.context.newCDPSession(page);
    // Never answered: there is nobody left to do it.
    session.send('Browser.crash').catch(() => undefined);
    await closed;
  }

  #note(message: ConsoleMessage): void {
    if (message.type() === 'error' || message.type() === 'warning')
      this.problems.push(`${message.type()}: ${message.text()}`);
  }
}
