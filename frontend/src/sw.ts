/// <reference lib="webworker" />
// Keeps every built file on the tablet. Never keeps an answer of the server: data lives encrypted in IndexedDB.
declare const self: ServiceWorkerGlobalScope;
declare const __ROUNDS_FILES__: string[];
declare const __ROUNDS_BUILD__: string;

const CACHE = `rounds-${__ROUNDS_BUILD__}`;
const SERVER = /^\/(api|_allauth|admin|media|static)\//;
/** The pages of guests are the server's own: another document than the app's. */
const GUEST = /^\/(rsvp|certificate)$/;
const HASHED = /^\/assets\/.+-[\w-]{8}\.\w+$/;

async function keep(cache: Cache, path: string): Promise<void> {
  const old = HASHED.test(path) ? await caches.match(path) : undefined;
  const answer = old ?? (await fetch(path, { cache: "no-cache" }));
  if (!answer.ok || answer.redirected) throw new Error(`${path}: ${answer.status}`);
  await cache.put(path, answer);
}

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(__ROUNDS_FILES__.map((path) => keep(cache, path)));
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function activate(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

async function answer(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request.mode === "navigate" ? "/" : path);
  return kept ?? fetch(request);
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "SKIP_WAITING") void self.skipWaiting();
});
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin || SERVER.test(url.pathname))
    return;
  if (event.request.mode === "navigate" && GUEST.test(url.pathname)) return;
  event.respondWith(answer(event.request, url.pathname));
});
