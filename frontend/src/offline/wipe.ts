import { Dexie } from "dexie";
import { databaseName, databaseNames } from "./db";

/** Each step by itself: Clear-Site-Data may already have closed what the next one touches. */
async function attempt(step: () => unknown): Promise<void> {
  try {
    await step();
  } catch {
    // The next step still counts; whatever is left is sealed without its key.
  }
}

export async function wipeUser(user: number): Promise<void> {
  await attempt(() => Dexie.delete(databaseName(user)));
}

/** Databases, caches, worker, notes; then a fresh page, because live queries would make the database again. */
export async function wipeAll(): Promise<void> {
  const names = await databaseNames().catch(() => []);
  for (const name of names) await attempt(() => Dexie.delete(name));
  await attempt(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await attempt(async () => {
    for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  });
  await attempt(() => localStorage.clear());
  await attempt(() => sessionStorage.clear());
  await attempt(() => location.replace("/"));
}
