import { Dexie } from "dexie";
import type { TabletKey, User } from "@/api/rows";
import { forgetResident, forgetTablet, lastResident, type Resident, rememberResident } from "@/api/tablet";
import { highTime, recallOffset } from "./clock";
import { fromBase64, importKey, open, PIN_ROUNDS, seal, unwrap, wrap } from "./crypto";
import { type Db, databaseName, openDb, readMeta, type TableSpec, writeMeta } from "./db";
import { flushDrafts } from "./drafts";
import { countUnsent } from "./outbox";
import { makeTab, type Tab } from "./tab";
import { wipeAll, wipeUser } from "./wipe";

export const IDLE = 15 * 60_000;
export const HIDDEN = 5 * 60_000;
export const PIN_TRIES = 5;
export const PIN_LENGTH = 6;

export type LockReason = "pin" | "lease" | "lost";
export type SessionState =
  | { phase: "starting" }
  | { phase: "signed_out" }
  | { phase: "locked"; who: Resident; reason: LockReason; unsent: number }
  | { phase: "open"; tab: Tab; user: User };
export type Unlocked = { ok: true } | { ok: false; left: number } | { ok: false; left: 0; lease: true };

let specs: readonly TableSpec[] = [];
let rounds = PIN_ROUNDS;
let state: SessionState = { phase: "starting" };
const listeners = new Set<() => void>();
const channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("rounds-session");

export function sessionState(): SessionState {
  return state;
}

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function become(next: SessionState): void {
  state = next;
  for (const listener of listeners) listener();
}

/** The open store; a screen that asks while the tablet is locked has a fault. */
export function currentTab(): Tab {
  if (state.phase !== "open") throw new Error("the tablet is locked");
  return state.tab;
}

async function openStore(user: number): Promise<Db> {
  const db = openDb(user, specs);
  db.on("versionchange", () => {
    db.close();
    location.reload();
  });
  db.on("blocked", () => become({ phase: "starting" }));
  await db.open();
  return db;
}

/** At the start of the app: straight in after a reload, else the PIN, else sign-in. */
export async function boot(tables: readonly TableSpec[], pinRounds = PIN_ROUNDS): Promise<void> {
  specs = tables;
  rounds = pinRounds;
  const who = lastResident();
  if (!who || !(await Dexie.exists(databaseName(who.id)))) return become({ phase: "signed_out" });
  const db = await openStore(who.id);
  const handle = await readMeta(db, "handle");
  const alive = (await readMeta(db, "aliveAt")) ?? 0;
  if (handle && Date.now() - alive < HIDDEN && (await leaseHolds(db))) return enter(who.id, db, handle);
  await db.meta.delete("handle");
  await showLock(db, who);
}

async function showLock(db: Db, who: Resident): Promise<void> {
  const reason = (await leaseHolds(db)) ? "pin" : "lease";
  const unsent = await db.outbox.where("state").notEqual("done").count();
  become({ phase: "locked", who, reason, unsent });
  db.close();
}

async function leaseHolds(db: Db): Promise<boolean> {
  return (await highTime(db)) < ((await readMeta(db, "leaseUntil")) ?? 0);
}

async function enter(id: number, db: Db, key: CryptoKey, fresh?: User): Promise<void> {
  const profile = fresh ? undefined : await readMeta(db, "profile");
  const user = fresh ?? (profile ? await open<User>(key, profile) : null);
  if (!user) return become({ phase: "signed_out" });
  await db.meta.bulkPut([
    { k: "handle", v: key },
    { k: "aliveAt", v: Date.now() },
    { k: "activeAt", v: Date.now() },
    { k: "pinFailures", v: 0 },
  ]);
  await recallOffset(db);
  rememberResident({ id, name: user.name });
  become({ phase: "open", tab: makeTab(id, db, key, specs), user });
}

/** Whether this tablet already holds a store of the user, opened by a PIN. */
export async function hasStore(user: number): Promise<boolean> {
  if (!(await Dexie.exists(databaseName(user)))) return false;
  const db = await openStore(user);
  const wrapped = await readMeta(db, "wrapped");
  db.close();
  return wrapped !== undefined;
}

export class OtherKey extends Error {}

/** After sign-in: opens the user's store with the key from the server; a PIN makes or replaces the lock. */
export async function adopt(user: User, handed: TabletKey, pin?: string): Promise<void> {
  const raw = fromBase64(handed.data_key);
  const key = await importKey(raw);
  const db = await openStore(user.id);
  const check = await readMeta(db, "check");
  if (check && !(await open(key, check).then(Boolean, () => false))) {
    db.close();
    throw new OtherKey();
  }
  if (!check) await writeMeta(db, "check", await seal(key, "rounds"));
  if (pin) await writeMeta(db, "wrapped", await wrap(raw, pin, rounds));
  await writeMeta(db, "profile", await seal(key, user));
  await renewLease(db, handed.lease_hours);
  await enter(user.id, db, key, user);
  channel?.postMessage({ signedIn: user.id });
}

export async function renewLease(db: Db, hours: number): Promise<void> {
  await writeMeta(db, "leaseUntil", Date.now() + hours * 3_600_000);
  await writeMeta(db, "clockHigh", Date.now());
}

/** The server's newest word about the user: rights and name, kept for the next offline start. */
export async function refreshProfile(user: User): Promise<void> {
  if (state.phase !== "open" || state.user.id !== user.id) return;
  const { tab } = state;
  await writeMeta(tab.db, "profile", await seal(tab.key, user));
  if (JSON.stringify(user) !== JSON.stringify(state.user)) become({ ...state, user });
}

/** One try at the PIN. The failure is written down before the answer, so closing the app does not undo it. */
export async function unlock(who: Resident, pin: string): Promise<Unlocked> {
  const db = await openStore(who.id);
  const failed = ((await readMeta(db, "pinFailures")) ?? 0) + 1;
  await writeMeta(db, "pinFailures", failed);
  const wrapped = await readMeta(db, "wrapped");
  const raw = wrapped && failed <= PIN_TRIES ? await unwrap(wrapped, pin) : null;
  if (!raw) {
    db.close();
    if (failed >= PIN_TRIES) await wipeAndLeave(who.id);
    return { ok: false, left: Math.max(0, PIN_TRIES - failed) };
  }
  await writeMeta(db, "pinFailures", 0);
  if (!(await leaseHolds(db))) {
    await showLock(db, who);
    return { ok: false, left: 0, lease: true };
  }
  await enter(who.id, db, await importKey(raw));
  return { ok: true };
}

/** The key leaves memory and disk; what was saved stays, sealed. */
export async function lock(quiet = false): Promise<void> {
  if (state.phase !== "open") return;
  const { tab, user } = state;
  await flushDrafts();
  become({ phase: "starting" });
  if (!quiet) channel?.postMessage({ locked: tab.user });
  tab.cache.clear();
  await tab.db.meta.delete("handle").catch(() => undefined);
  await showLock(tab.db, { id: tab.user, name: user.name });
}

/** A heartbeat: a tablet that was away longer than five minutes wants its PIN. */
export async function alive(activeAt: number): Promise<void> {
  if (state.phase !== "open") return;
  const { db } = state.tab;
  const active = Math.max(activeAt, (await readMeta(db, "activeAt")) ?? 0);
  await db.meta.bulkPut([
    { k: "aliveAt", v: Date.now() },
    { k: "activeAt", v: active },
  ]);
}

const IN_SIGHT = 60_000;

/** Idle in every tab, or out of sight for long with no other tab in sight: then it is time to lock. */
export async function isDeserted(activeAt: number, hiddenSince: number): Promise<boolean> {
  if (state.phase !== "open") return false;
  const { db } = state.tab;
  const now = Date.now();
  const active = Math.max(activeAt, (await readMeta(db, "activeAt")) ?? 0);
  const seen = (await readMeta(db, "aliveAt")) ?? 0;
  const away = hiddenSince > 0 && now - hiddenSince > HIDDEN && now - seen > IN_SIGHT;
  return now - active > IDLE || away;
}

export async function unsentCount(): Promise<number> {
  if (state.phase !== "open") return 0;
  const { waiting, needs } = await countUnsent(state.tab);
  return waiting + needs;
}

export function chooseOther(): void {
  become({ phase: "signed_out" });
}

export function goToLock(who: Resident): Promise<void> {
  return openStore(who.id).then((db) => showLock(db, who));
}

async function wipeAndLeave(user: number): Promise<void> {
  const mine = state.phase === "open" ? state.tab : null;
  become({ phase: "starting" });
  mine?.db.close();
  channel?.postMessage({ wiped: user });
  await wipeUser(user);
  forgetResident(user);
  become({ phase: "signed_out" });
}

/** Sign-out: this user's data leaves the tablet. */
export async function signOutHere(): Promise<void> {
  if (state.phase === "open") await wipeAndLeave(state.tab.user);
}

/** The company revoked this tablet: everything leaves it, and the page starts anew. */
export async function revokeHere(): Promise<void> {
  const mine = state.phase === "open" ? state.tab : null;
  become({ phase: "starting" });
  mine?.db.close();
  channel?.postMessage({ revoked: true });
  forgetTablet();
  await wipeAll();
}

channel?.addEventListener("message", (message: MessageEvent) => {
  const told = message.data as { locked?: number; wiped?: number; revoked?: true; signedIn?: number };
  const mine = state.phase === "open" ? state.tab.user : null;
  if (told.locked !== undefined && told.locked === mine) void lock(true);
  if (told.signedIn !== undefined && mine !== null && told.signedIn !== mine) void lock(true);
  if (told.revoked || (told.wiped !== undefined && told.wiped === mine)) location.replace("/");
});
