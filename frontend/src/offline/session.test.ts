import { Dexie } from "dexie";
import { beforeEach, describe, expect, test, vi } from "vitest";
import type { TabletKey, User } from "@/api/rows";
import { toBase64 } from "./crypto";
import { databaseName, readMeta, writeMeta } from "./db";
import { exportOutbox } from "./export";
import { saveCommand } from "./outbox";
import {
  adopt,
  boot,
  currentTab,
  hasStore,
  isDeserted,
  lock,
  OtherKey,
  sessionState,
  signOutHere,
  unlock,
} from "./session";
import { create, visitTables } from "./test-tools";

let id = 50;
const user = (): User => ({
  id,
  username: "lihua",
  name: "Li Hua",
  role: "rep",
  roles: ["rep"],
  language: "en",
  codes: ["visits.log"],
});
const handed = (fill = 1): TabletKey => ({
  id: "t",
  state: "active",
  data_key: toBase64(new Uint8Array(32).fill(fill)),
  lease_hours: 72,
});
const who = () => ({ id, name: "Li Hua" });

beforeEach(async () => {
  id += 1;
  localStorage.clear();
  await boot(visitTables, 1_000);
});

async function signedIn(): Promise<void> {
  await adopt(user(), handed(), "271828");
}

describe("the lock", () => {
  test("a fresh tablet is signed out; after sign-in and PIN it is open", async () => {
    expect(sessionState().phase).toBe("signed_out");
    expect(await hasStore(id)).toBe(false);
    await signedIn();
    expect(sessionState()).toMatchObject({ phase: "open", user: { name: "Li Hua" } });
    expect(await hasStore(id)).toBe(true);
  });

  test("locked: no key on the disk, the right PIN opens with the rows still there", async () => {
    await signedIn();
    await saveCommand(currentTab(), create("v1", { note: "kept" }));
    const { db } = currentTab();
    await lock();
    expect(sessionState()).toMatchObject({ phase: "locked", reason: "pin", unsent: 1 });
    await db.open();
    expect(await readMeta(db, "handle")).toBeUndefined();
    db.close();
    expect(await unlock(who(), "271828")).toEqual({ ok: true });
    expect(await currentTab().db.outbox.count()).toBe(1);
  });

  test("four wrong PINs warn, the fifth wipes", async () => {
    await signedIn();
    await lock();
    for (const left of [4, 3, 2, 1]) expect(await unlock(who(), "000000")).toEqual({ ok: false, left });
    expect(await unlock(who(), "000000")).toEqual({ ok: false, left: 0 });
    expect(await Dexie.exists(databaseName(id))).toBe(false);
    expect(sessionState().phase).toBe("signed_out");
  });

  test("a right PIN clears the failures before it", async () => {
    await signedIn();
    await lock();
    await unlock(who(), "000000");
    await unlock(who(), "271828");
    expect(await readMeta(currentTab().db, "pinFailures")).toBe(0);
  });

  test("a reload within five minutes goes straight in, later it wants the PIN", async () => {
    await signedIn();
    await boot(visitTables, 1_000);
    expect(sessionState().phase).toBe("open");
    await writeMeta(currentTab().db, "aliveAt", Date.now() - 5 * 60_000 - 1);
    await boot(visitTables, 1_000);
    expect(sessionState()).toMatchObject({ phase: "locked", reason: "pin" });
  });

  test("after 72 hours without the server even the right PIN does not open; sign-in does, with everything kept", async () => {
    await signedIn();
    await saveCommand(currentTab(), create("v1"));
    await lock();
    vi.setSystemTime(Date.now() + 73 * 3_600_000);
    try {
      expect(await unlock(who(), "271828")).toEqual({ ok: false, left: 0, lease: true });
      expect(sessionState()).toMatchObject({ phase: "locked", reason: "lease", unsent: 1 });
      vi.setSystemTime(Date.now() - 80 * 3_600_000);
      expect(await unlock(who(), "271828")).toMatchObject({ lease: true });
      vi.useRealTimers();
      await adopt(user(), handed());
      expect(await currentTab().db.outbox.count()).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });

  test("a forgotten PIN is replaced after sign-in, nothing is lost", async () => {
    await signedIn();
    await saveCommand(currentTab(), create("v1"));
    await lock();
    await adopt(user(), handed(), "314159");
    await lock();
    expect((await unlock(who(), "271828")).ok).toBe(false);
    expect(await unlock(who(), "314159")).toEqual({ ok: true });
    expect(await currentTab().db.outbox.count()).toBe(1);
  });

  test("another data key does not overwrite what it cannot open", async () => {
    await signedIn();
    await lock();
    await expect(adopt(user(), handed(2), "271828")).rejects.toThrow(OtherKey);
    expect((await unlock(who(), "271828")).ok).toBe(true);
  });

  test("idle in every tab or long out of sight locks; work in another tab keeps this one open", async () => {
    await signedIn();
    const { db } = currentTab();
    const now = Date.now();
    const long = now - 16 * 60_000;
    expect(await isDeserted(long, 0)).toBe(false);
    await writeMeta(db, "activeAt", long);
    expect(await isDeserted(long, 0)).toBe(true);
    expect(await isDeserted(now, now - 6 * 60_000)).toBe(false);
    await writeMeta(db, "aliveAt", now - 61_000);
    expect(await isDeserted(now, now - 6 * 60_000)).toBe(true);
    expect(await isDeserted(now, now - 60_000)).toBe(false);
  });

  test("sign-out leaves no database", async () => {
    await signedIn();
    await signOutHere();
    expect(await Dexie.exists(databaseName(id))).toBe(false);
    expect(sessionState().phase).toBe("signed_out");
  });
});

test("the exported outbox is complete and sealed", async () => {
  await signedIn();
  await saveCommand(currentTab(), create("v1", { note: "secret words" }));
  const text = await (await exportOutbox(currentTab())).text();
  expect(text).not.toContain("secret");
  expect(JSON.parse(text)).toMatchObject({
    format: "rounds-outbox-1",
    user: id,
    commands: [{ entity: "visits:v1", state: "queued", box: { iv: expect.any(String) } }],
  });
});
