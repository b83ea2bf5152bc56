import { useSyncExternalStore } from "react";

type InstallEvent = Event & { prompt: () => Promise<void>; userChoice: Promise<{ outcome: string }> };

let offered: InstallEvent | null = null;
const listeners = new Set<() => void>();

window.addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  offered = event as InstallEvent;
  for (const listener of listeners) listener();
});

export function isInstalled(): boolean {
  const apple = (navigator as Navigator & { standalone?: boolean }).standalone === true;
  return apple || window.matchMedia("(display-mode: standalone)").matches;
}

/** True when the browser itself can ask; otherwise we say how. */
export function useInstallOffer(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => offered !== null,
  );
}

export async function install(): Promise<void> {
  await offered?.prompt();
  offered = null;
  for (const listener of listeners) listener();
  await navigator.storage?.persist?.().catch(() => undefined);
}
