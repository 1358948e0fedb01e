import { matchPrecache, precacheAndRoute, PrecacheController } from 'workbox-precaching';
import { actionOfButton, parseCallNotification, parsePageMessage } from '../src/domain/pwa/sw-messages.ts';
import type { ServiceWorkerMessage } from '../src/domain/pwa/sw-messages.ts';
import { CALL_LOCK, compareVersions } from '../src/domain/pwa/update.ts';

declare const self: ServiceWorkerGlobalScope;
declare const __OFFHOOK_VERSION__: string;

/** Remembers which version was active last; it outlives the worker. */
const VERSION_CACHE = 'offhook-version';
const VERSION_KEY = '/offhook-version';
const PAGE = '/index.html';

async function lastActiveVersion(): Promise<string | undefined> {
  const cache = await caches.open(VERSION_CACHE);
  return (await cache.match(VERSION_KEY))?.text();
}

/** A server that went back to an older version must not take the app with it: newer stored data would meet older code. */
async function refuseDowngrade(): Promise<void> {
  const last = await lastActiveVersion();
  if (last !== undefined && compareVersions(__OFFHOOK_VERSION__, last) < 0) {
    throw new Error(`version ${__OFFHOOK_VERSION__} is older than ${last}, which was active: refused`);
  }
}

async function takeOver(): Promise<void> {
  const cache = await caches.open(VERSION_CACHE);
  await cache.put(VERSION_KEY, new Response(__OFFHOOK_VERSION__));
  // A page of the first visit came without a service worker; from now on it has one.
  await self.clients.claim();
}

/** Becomes the active version unless a call is live in some window. @returns whether it does. */
async function activateNow(): Promise<boolean> {
  return navigator.locks.request(CALL_LOCK, { ifAvailable: true }, async (lock) => {
    if (lock === null) return false;
    await self.skipWaiting();
    return true;
  });
}

async function handOver(notification: Notification, button: string): Promise<void> {
  const call = parseCallNotification(notification.data);
  notification.close();
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  const action = actionOfButton(button);
  if (call !== undefined) {
    const message: ServiceWorkerMessage = { type: 'notification/action', callId: call.callId, action };
    for (const client of windows) client.postMessage(message);
  }
  if (action === 'reject') return;
  const [front] = windows;
  if (front === undefined) await self.clients.openWindow('/');
  else await front.focus();
}

/** The Service Worker Static Routing API (W3C), which TypeScript does not know yet. */
interface RoutableInstallEvent extends ExtendableEvent {
  addRoutes?(rule: {
    readonly condition: { readonly urlPattern: URLPatternInit };
    readonly source: { readonly cacheName: string };
  }): Promise<void>;
}

self.addEventListener('install', (event: RoutableInstallEvent) => {
  event.waitUntil(refuseDowngrade());
  // Files whose name changes with their content: the browser takes them from the cache itself, which spares each start
  // the way through this worker. What the cache lacks, and a browser without routes, takes the usual way.
  const { cacheName } = new PrecacheController().strategy;
  const assets = { urlPattern: { pathname: '/assets/*' } };
  const adding = event.addRoutes?.({ condition: assets, source: { cacheName } });
  if (adding !== undefined) event.waitUntil(adding);
});

self.addEventListener('activate', (event) => {
  event.waitUntil(takeOver());
});

self.addEventListener('message', (event) => {
  if (parsePageMessage(event.data) === undefined) return;
  const [port] = event.ports;
  event.waitUntil(
    activateNow().then((accepted) => {
      port?.postMessage(accepted);
    }),
  );
});

self.addEventListener('notificationclick', (event) => {
  event.waitUntil(handOver(event.notification, event.action));
});

/** The app is one page; what stands behind `?` is for its script. Other addresses belong to the server. */
self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate') return;
  const { pathname } = new URL(event.request.url);
  if (pathname !== '/' && pathname !== PAGE) return;
  event.respondWith(matchPrecache(PAGE).then((page) => page ?? fetch(event.request)));
});

precacheAndRoute(self.__WB_MANIFEST);
