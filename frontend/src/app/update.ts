import { useSyncExternalStore } from "react";

// A new build waits until the user taps: a page never changes under a half-written visit.

let waiting: ServiceWorker | null = null;
let tapped = false;
const listeners = new Set<() => void>();

function found(worker: ServiceWorker | null): void {
  waiting = worker;
  for (const listener of listeners) listener();
}

async function register(): Promise<void> {
  const registration = await navigator.serviceWorker.register("/sw.js", { updateViaCache: "none" });
  const note = () => {
    if (registration.waiting && navigator.serviceWorker.controller) found(registration.waiting);
  };
  note();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", note);
  });
  const look = () => void registration.update().catch(() => undefined);
  setInterval(look, 3_600_000);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") look();
  });
}

export function watchUpdates(): void {
  if (!("serviceWorker" in navigator)) return;
  navigator.serviceWorker.addEventListener("controllerchange", () => {
    if (tapped) location.reload();
  });
  void register().catch(() => undefined);
}

/** Looks for a new build now, when the server says ours is too old. */
export async function lookForUpdate(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.update().catch(() => undefined);
}

export function applyUpdate(): void {
  tapped = true;
  waiting?.postMessage("SKIP_WAITING");
}

export function useUpdateReady(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting !== null,
  );
}
