import { client, onAnswer, send } from "@/api/request";
import type { Session } from "@/api/rows";
import { fetchCodes, openCodes } from "./codes";
import { readMeta } from "./db";
import { isRevoked } from "./push";
import {
  alive,
  isDeserted,
  lock,
  onSession,
  refreshProfile,
  renewLease,
  revokeHere,
  sessionState,
} from "./session";
import { firstStatus, type Sync, type SyncStatus, startSync } from "./sync";
import type { Tab } from "./tab";

// One sync per open store, started and stopped with it.

let sync: Sync | null = null;
let open: Tab | null = null;
let status: SyncStatus = firstStatus;
let knownSync = 0;
const listeners = new Set<() => void>();

export function syncStatus(): SyncStatus {
  return status;
}

export function onSyncStatus(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function show(next: SyncStatus): void {
  status = { ...next, lastSyncAt: Math.max(next.lastSyncAt, knownSync) };
  for (const listener of listeners) listener();
}

const LEASE_HOURS = 72;

async function contact(tab: Tab, session: Session): Promise<void> {
  await renewLease(tab.db, LEASE_HOURS);
  if (session.user) await refreshProfile(session.user);
  void fetchCodes(tab.db, send, client).catch(() => undefined);
}

/** Sends and fetches now; a tap overrides every waiting time. */
export function syncNow(tapped = false): void {
  if (!tapped && navigator.onLine === false) {
    if (status.online) show({ ...status, online: false });
    return;
  }
  void sync?.run(tapped).catch(() => undefined);
}

function follow(): void {
  const now = sessionState();
  const tab = now.phase === "open" ? now.tab : null;
  if (tab === open) return;
  sync?.stop();
  open = tab;
  sync = null;
  if (!tab) return;
  void openCodes(tab.db).catch(() => undefined);
  knownSync = 0;
  void readMeta(tab.db, "lastSyncAt").then((at) => {
    knownSync = at ?? 0;
    show(status);
  });
  show({ ...firstStatus, online: navigator.onLine, phase: navigator.onLine ? "pulling" : "idle" });
  sync = startSync({
    tab,
    send,
    client,
    onRevoked: () => void revokeHere(),
    onStatus: show,
    onContact: (session) => contact(tab, session),
  });
  syncNow();
}

/** Start, online, visible, save, tap, timer: everything that makes a run worth while; and the idle lock. */
export function watchTablet(): void {
  onSession(follow);
  follow();
  onAnswer((answer) => {
    if (isRevoked(answer)) void revokeHere();
  });
  window.addEventListener("online", () => syncNow(true));
  window.addEventListener("offline", () => show({ ...status, online: false }));
  watchIdle();
}

function watchIdle(): void {
  let last = Date.now();
  const active = () => {
    last = Date.now();
  };
  for (const kind of ["pointerdown", "keydown", "scroll"]) {
    window.addEventListener(kind, active, { passive: true, capture: true });
  }
  let hiddenSince = 0;
  const look = async () => {
    const hidden = document.visibilityState === "hidden";
    // A tablet that slept ran no timer: what counts when it wakes is how long it was out of sight.
    const since = hiddenSince;
    hiddenSince = hidden ? since || Date.now() : 0;
    if (await isDeserted(last, since)) await lock();
    else if (!hidden) await alive(last);
  };
  document.addEventListener("visibilitychange", () => {
    void look()
      .then(() => document.visibilityState === "visible" && syncNow(true))
      .catch(() => undefined);
  });
  setInterval(() => void look().catch(() => undefined), 15_000);
}
