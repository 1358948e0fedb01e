import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { chromiumPath } from '../../scripts/chromium.ts';
import { Program, eventually } from './processes.ts';

/** A browser without a window on a profile that outlives it, with all its processes in one group. */
export class KillableBrowser {
  readonly #program: Program;
  readonly #browser: Browser;

  constructor(program: Program, browser: Browser) {
    this.#program = program;
    this.#browser = browser;
  }

  /** @param folder holds the profile, a home and a log. */
  static async start(folder: string): Promise<KillableBrowser> {
    const profile = join(folder, 'profile');
    const home = join(folder, 'home');
    mkdirSync(home, { recursive: true });
    const port = join(profile, 'DevToolsActivePort');
    rmSync(port, { force: true });
    const program = new Program(
      chromiumPath(),
      [
        '--headless=new',
        '--remote-debugging-port=0',
        `--user-data-dir=${profile}`,
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--disable-extensions',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        'about:blank',
      ],
      join(folder, 'browser.log'),
      { HOME: home, XDG_CONFIG_HOME: join(home, '.config') },
    );
    const address = await eventually(
      'the browser to listen',
      () => {
        const [number = '', path = ''] = existsSync(port) ? readFileSync(port, 'utf8').split('\n') : [];
        return path !== '' && `ws://127.0.0.1:${number}${path}`;
      },
      30_000,
    );
    return new KillableBrowser(program, await chromium.connectOverCDP(address));
  }

  async page(): Promise<Page> {
    const [context] = this.#browser.contexts();
    if (context === undefined) throw new Error('the browser has no profile');
    return context.pages()[0] ?? (await context.newPage());
  }

  /** SIGKILL for all of its processes, in the middle of whatever they do. */
  async kill(): Promise<void> {
    await this.#program.stop('SIGKILL');
    await this.#browser.close().catch(() => undefined);
  }
}
