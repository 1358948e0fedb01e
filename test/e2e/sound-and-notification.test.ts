import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { build } from 'esbuild';
import type { Page, Worker } from 'playwright-core';
import type { NotificationAction } from '../../src/domain/media/notifier.ts';
import type { MediaService } from '../../src/services/media/media-service.ts';
import type { SystemNotifier } from '../../src/services/notifications/system-notifier.ts';
import { Person } from '../support/browser.ts';

declare global {
  /** What the page of this test makes of the services. */
  var media: MediaService;
  var notifier: SystemNotifier;
  var actions: NotificationAction[];
  var call: AbortController;
  /** Notifications that were displayed. */
  var shows: number;
}

/** What the service worker's realm has and this one lacks. */
interface WorkerRealm {
  readonly registration: ServiceWorkerRegistration;
  readonly NotificationEvent: new (
    type: 'notificationclick',
    init: { readonly notification: Notification; readonly action: string },
  ) => Event;
}

const ROOT = join(import.meta.dirname, '../..');

const PAGE = `
  import { DEFAULT_SETTINGS } from './src/domain/settings/settings.ts';
  import { effect, signal } from './src/lib/signals.ts';
  import { MediaService } from './src/services/media/media-service.ts';
  import { SystemNotifier } from './src/services/notifications/system-notifier.ts';
  globalThis.media = new MediaService(signal(DEFAULT_SETTINGS));
  globalThis.actions = [];
  // Chromium drops what is not displayed yet when it is asked for the list (getNotifications): the test waits for it.
  const { showNotification } = ServiceWorkerRegistration.prototype;
  globalThis.shows = 0;
  ServiceWorkerRegistration.prototype.showNotification = async function (...shown) {
    await showNotification.apply(this, shown);
    globalThis.shows++;
  };
  // No window of a headless browser is ever out of sight.
  globalThis.notifier = new SystemNotifier({
    inFront: () => false,
    registration: () => navigator.serviceWorker.ready,
  });
  globalThis.call = new AbortController();
  media.tones.ring(call.signal);
  const tell = () => (location.hash = media.audio.state.value.soundUnlocked ? 'unlocked' : 'locked');
  setTimeout(() => effect(tell), 500);
  globalThis.notifier.onAction((action) => globalThis.actions.push(action));
`;

/** One script of the sources, as a browser loads it. */
async function bundle(entry: { readonly path: string } | { readonly text: string }): Promise<string> {
  const { outputFiles } = await build({
    ...('path' in entry
      ? { entryPoints: [join(ROOT, entry.path)] }
      : { stdin: { contents: entry.text, resolveDir: ROOT, loader: 'ts' } }),
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    define: { __OFFHOOK_VERSION__: '"1.0.0"', 'self.__WB_MANIFEST': '[]' },
  });
  return outputFiles[0]?.text ?? '';
}

async function serve(
  files: Readonly<Record<string, readonly [type: string, text: string]>>,
): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    const [type, text] = files[url] ?? ['text/plain', ''];
    response.writeHead(url in files ? 200 : 404, { 'content-type': type }).end(text);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return server;
}

/** The notifications on the screen, as the service worker sees them. */
const shown = (worker: Worker): Promise<readonly string[]> =>
  worker.evaluate(async () => {
    const { registration } = globalThis as unknown as WorkerRealm;
    return (await registration.getNotifications()).map(({ title }) => title);
  });

async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 10_000;
  while (!(await condition())) {
    assert.ok(Date.now() < end, `in time: ${String(condition)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

describe('sound and notifications as a browser allows them', { timeout: 120_000 }, () => {
  let server: Server;
  let person: Person;
  let page: Page;
  let origin: string;

  before(async () => {
    const script = 'text/javascript';
    server = await serve({
      '/': [
        'text/html',
        '<!doctype html><title>Sound</title><button>Here</button><script type="module" src="/page.js"></script>',
      ],
      '/page.js': [script, await bundle({ text: PAGE })],
      '/sw.js': [script, await bundle({ path: 'sw/service-worker.ts' })],
      '/favicon.ico': ['image/png', ''],
    });
    origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    person = await Person.open({ hz: 440 });
    await person.context.grantPermissions(['notifications'], { origin });
    page = await person.page(origin);
  });

  after(async () => {
    await person.close();
    server.close();
  });

  it('knows that a page nobody has clicked is mute, rings after the click, and writes no warning', async () => {
    // A script that a driver runs in the page counts as a click, so the page itself rings and tells in its title.
    await page.waitForURL((url) => url.hash === '#locked');
    await page.getByRole('button').click();
    await page.waitForURL((url) => url.hash === '#unlocked');
    await page.evaluate(() => {
      call.abort();
    });
    assert.deepEqual(person.problems, []);
  });

  it('shows a call with its buttons by the service worker, and hears which was pressed', async () => {
    const registered = person.context.waitForEvent('serviceworker');
    await page.evaluate(async () => {
      await navigator.serviceWorker.register('/sw.js', { type: 'module' });
      await navigator.serviceWorker.ready;
      const texts = { title: 'Ada calls', body: '', answer: 'Answer', reject: 'Decline' };
      globalThis.call = new AbortController();
      notifier.incomingCall({ callId: 'c1', ...texts }, call.signal);
    });
    const worker = await registered;
    await page.waitForFunction(() => shows === 1);
    assert.deepEqual(await shown(worker), ['Ada calls']);
    // No driver can press a button of the system's notification; the event is the one that the system sends.
    await worker.evaluate(async () => {
      const { registration, NotificationEvent } = globalThis as unknown as WorkerRealm;
      const [notification] = await registration.getNotifications();
      if (notification === undefined) throw new Error('no notification');
      globalThis.dispatchEvent(
        new NotificationEvent('notificationclick', { notification, action: 'reject' }),
      );
    });
    await page.waitForFunction(() => actions.length > 0);
    assert.deepEqual(await page.evaluate(() => actions), [{ callId: 'c1', action: 'reject' }]);
    await until(async () => (await shown(worker)).length === 0);
  });

  it('takes the notification away when the call is over', async () => {
    const [worker] = person.context.serviceWorkers();
    assert.ok(worker);
    await page.evaluate(() => {
      const texts = { title: 'Bob calls', body: '', answer: 'Answer', reject: 'Decline' };
      globalThis.call = new AbortController();
      notifier.incomingCall({ callId: 'c2', ...texts }, call.signal);
    });
    await page.waitForFunction(() => shows === 2);
    assert.deepEqual(await shown(worker), ['Bob calls']);
    await page.evaluate(() => {
      call.abort();
    });
    await until(async () => (await shown(worker)).length === 0);
  });
});
