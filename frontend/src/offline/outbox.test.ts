// @vitest-environment node
import { describe, expect, test, vi } from "vitest";
import { newId } from "@/lib/id";
import { fakeServer } from "./fake-server";
import { countUnsent, saveCommand } from "./outbox";
import { nextDue, unanswered } from "./push";
import { listTray, Moved, resolveConflict, withdraw } from "./resolve";
import { getRow, listRows } from "./rows";
import { create, edit, move, newTab, sameTablet, signature, syncOf } from "./test-tools";

type Visit = { id: string; version: number; state: string; note?: string; outcome?: string };

async function dueNow(tab: Awaited<ReturnType<typeof newTab>>): Promise<void> {
  await tab.db.outbox.toCollection().modify({ nextAt: 0 });
}

describe("saving", () => {
  test("a saved visit is on the disk, sealed, and shown at once", async () => {
    const tab = await newTab();
    const id = newId();
    await saveCommand(tab, create(id, { note: "secret words" }));
    const [row] = await tab.db.outbox.toArray();
    expect(JSON.stringify(row)).not.toContain("secret");
    expect(new TextDecoder().decode(row?.box.ct)).not.toContain("secret");
    const shown = await getRow<Visit>(tab, "visits", id);
    expect(shown).toMatchObject({ note: "secret words", pending: { state: "queued", count: 1 } });
  });

  test("an edit of a visit that was never tried is folded into it", async () => {
    const tab = await newTab();
    const id = newId();
    await saveCommand(tab, create(id, { note: "a" }));
    await saveCommand(tab, edit(id, 0, { note: "b" }));
    const server = fakeServer();
    await syncOf(tab, server).run();
    expect(server.effects.map((one) => one.verb)).toEqual(["create"]);
    expect(server.rows.get(id)?.note).toBe("b");
  });

  test("an edit is not folded over a move that stands between", async () => {
    const tab = await newTab();
    const id = newId();
    await saveCommand(tab, create(id));
    await saveCommand(tab, move(id, "submit"));
    await saveCommand(tab, edit(id, 0, { note: "b" }));
    const server = fakeServer();
    await syncOf(tab, server).run();
    expect(server.effects.map((one) => one.verb)).toEqual(["create", "submit", "edit"]);
  });

  test("a full disk aborts the whole save", async () => {
    const tab = await newTab();
    const fault = vi
      .spyOn(tab.db.attachments, "bulkPut")
      .mockRejectedValue(new DOMException("", "QuotaExceededError"));
    await expect(saveCommand(tab, { ...create(newId()), attachments: [signature()] })).rejects.toThrow();
    fault.mockRestore();
    expect(await tab.db.outbox.count()).toBe(0);
    expect(await tab.db.attachments.count()).toBe(0);
  });
});

describe("sending", () => {
  test("an answer that was cut after the commit is asked for again with the same key, and counts once", async () => {
    const tab = await newTab();
    const id = newId();
    await saveCommand(tab, { ...create(id), attachments: [signature()] });
    const server = fakeServer();
    let posts = 0;
    const cut: typeof server.send = async (ask) => {
      const answer = await server.send(ask);
      if (ask.method !== "POST") return answer;
      posts += 1;
      return posts === 1 ? { status: 0, body: null, headers: new Headers() } : answer;
    };
    const sync = syncOf(tab, server, { send: cut });
    await sync.run();
    expect(server.rows.size).toBe(1);
    expect((await countUnsent(tab)).waiting).toBe(1);
    await sync.run(true);
    sync.stop();
    expect(posts).toBe(2);
    expect(server.effects).toHaveLength(1);
    expect(new Set(server.seen.filter((one) => one.path === "/api/visits").map((one) => one.key)).size).toBe(
      1,
    );
    expect(await countUnsent(tab)).toMatchObject({ waiting: 0, needs: 0 });
    expect(await tab.db.attachments.count()).toBe(0);
    expect(server.files.size).toBe(1);
  });

  test("three chained edits each stand on the answer before", async () => {
    const tab = await newTab();
    const id = newId();
    const server = fakeServer();
    await saveCommand(tab, create(id));
    const sync = syncOf(tab, server);
    await sync.run();
    server.weather.fate = () => "lost";
    for (const note of ["one", "two", "three"]) {
      await saveCommand(tab, edit(id, 1, { note }));
      await tab.db.outbox.toCollection().modify((row) => {
        row.attempts += row.state === "queued" ? 1 : 0;
      });
    }
    await tab.db.outbox
      .where("state")
      .equals("queued")
      .modify((row) => {
        if (row.chained) row.attempts = 0;
      });
    server.weather.fate = () => "fine";
    await dueNow(tab);
    await sync.run();
    sync.stop();
    expect(server.rows.get(id)).toMatchObject({ note: "three", version: 4 });
    expect(await countUnsent(tab)).toMatchObject({ waiting: 0, needs: 0 });
  });

  test("a form opened before the own answer came is not a conflict with oneself", async () => {
    const tab = await newTab();
    const id = newId();
    const server = fakeServer();
    const sync = syncOf(tab, server);
    await saveCommand(tab, create(id));
    await sync.run();
    await saveCommand(tab, edit(id, 1, { note: "first" }));
    await saveCommand(tab, move(id, "submit"));
    await sync.run();
    await saveCommand(tab, edit(id, 1, { note: "second" }));
    await sync.run();
    sync.stop();
    expect(server.rows.get(id)).toMatchObject({ note: "second", version: 4 });
  });

  test("a change by someone else in between stays a conflict", async () => {
    const tab = await newTab();
    const id = newId();
    const server = fakeServer();
    const sync = syncOf(tab, server);
    await saveCommand(tab, create(id));
    await sync.run();
    server.edit(id, { note: "boss" });
    await saveCommand(tab, edit(id, 1, { note: "mine" }));
    await sync.run();
    sync.stop();
    expect(server.rows.get(id)?.note).toBe("boss");
    const [item] = (await listTray(tab)).filter((one) => one.state === "conflict");
    expect(item).toMatchObject({ current: { note: "boss", version: 2 } });
    expect(await getRow<Visit>(tab, "visits", id)).toMatchObject({
      note: "mine",
      pending: { state: "conflict" },
    });
  });

  test("a refusal keeps the sentence and holds what follows about the same visit, others overtake", async () => {
    const tab = await newTab();
    const [one, two] = [newId(), newId()];
    const server = fakeServer();
    server.refuse = (path, body) =>
      path === "/api/visits" && body.id === one
        ? { status: 409, body: { code: "not_registered", detail: "Not registered here.", rule: "MR-08" } }
        : null;
    await saveCommand(tab, create(one));
    await saveCommand(tab, move(one, "submit"));
    await saveCommand(tab, create(two));
    const sync = syncOf(tab, server);
    await sync.run();
    sync.stop();
    expect([...server.rows.keys()]).toEqual([two]);
    const tray = await listTray(tab);
    expect(tray.map((item) => [item.state, item.held])).toEqual([
      ["rejected", false],
      ["queued", true],
      ["done", false],
    ]);
    expect(tray[0]?.said).toMatchObject({ detail: "Not registered here.", rule: "MR-08", status: 409 });
  });

  test.each([403, 404, 422])("a %i moves to the tray", async (status) => {
    const tab = await newTab();
    const server = fakeServer();
    server.refuse = () => ({ status, body: { code: "no", detail: "No." } });
    await saveCommand(tab, create(newId()));
    const sync = syncOf(tab, server);
    await sync.run();
    sync.stop();
    expect((await listTray(tab))[0]).toMatchObject({ state: "rejected", said: { status, detail: "No." } });
  });

  test("a mended command takes the old place under a new key", async () => {
    const tab = await newTab();
    const id = newId();
    const server = fakeServer();
    server.refuse = (_path, body) =>
      body.note === "bad" ? { status: 422, body: { code: "x", detail: "x" } } : null;
    const file = signature();
    await saveCommand(tab, { ...create(id, { note: "bad", attachments: [file.id] }), attachments: [file] });
    await saveCommand(tab, move(id, "submit"));
    const sync = syncOf(tab, server);
    await sync.run();
    const [refused] = await listTray(tab);
    const mended = create(id, { note: "good", attachments: [file.id] });
    const key = await saveCommand(tab, { ...mended, replaces: refused?.id });
    expect(key).not.toBe(refused?.id);
    await sync.run(true);
    sync.stop();
    expect(server.effects.map((one) => one.verb)).toEqual(["create", "submit"]);
    expect(server.rows.get(id)).toMatchObject({ note: "good", state: "submit" });
    expect(server.files.has(file.id)).toBe(true);
  });

  test("401 stops everything and keeps everything", async () => {
    const tab = await newTab();
    const server = fakeServer();
    const sync = syncOf(tab, server);
    server.user = null;
    await saveCommand(tab, create(newId()));
    await saveCommand(tab, create(newId()));
    await sync.run();
    expect(sync.status().signIn).toBe(true);
    expect(server.seen).toHaveLength(0);
    expect((await countUnsent(tab)).waiting).toBe(2);
    server.user = tab.user;
    await sync.run(true);
    sync.stop();
    expect(server.rows.size).toBe(2);
    expect(sync.status().signIn).toBe(false);
  });

  test("nothing is sent in the name of another user who signed in in this browser", async () => {
    const tab = await newTab();
    const server = fakeServer();
    const sync = syncOf(tab, server);
    server.user = 5;
    await saveCommand(tab, create(newId()));
    await sync.run();
    sync.stop();
    expect(server.rows.size).toBe(0);
    expect(sync.status().signIn).toBe(true);
  });

  test("a revoked tablet is told to wipe, and sends nothing more", async () => {
    const tab = await newTab();
    const server = fakeServer();
    const onRevoked = vi.fn();
    const sync = syncOf(tab, server, { onRevoked });
    server.revoked = true;
    await saveCommand(tab, create(newId()));
    await sync.run();
    sync.stop();
    expect(onRevoked).toHaveBeenCalled();
    expect(server.rows.size).toBe(0);
  });

  test("a client that is too old pauses and keeps the outbox", async () => {
    const tab = await newTab();
    const server = fakeServer();
    server.minClient = "1.0.1";
    const sync = syncOf(tab, server);
    await saveCommand(tab, create(newId()));
    await sync.run();
    sync.stop();
    expect(sync.status().update).toBe(true);
    expect((await countUnsent(tab)).waiting).toBe(1);
  });

  test("two tabs that sync at once send each command once", async () => {
    const tab = await newTab();
    const other = await sameTablet(tab);
    const server = fakeServer();
    for (let n = 0; n < 5; n += 1) await saveCommand(n % 2 ? tab : other, create(newId()));
    const [one, two] = [syncOf(tab, server), syncOf(other, server)];
    await Promise.all([one.run(), two.run()]);
    one.stop();
    two.stop();
    expect(server.effects).toHaveLength(5);
    expect(server.seen).toHaveLength(5);
  });
});

describe("waiting", () => {
  test("without an answer everything waits at most 15 s, and the tries do not add up", async () => {
    const tab = await newTab();
    const server = fakeServer();
    const sync = syncOf(tab, server);
    server.weather.fate = () => "lost";
    await saveCommand(tab, create(newId()));
    await saveCommand(tab, create(newId()));
    for (let n = 0; n < 12; n += 1) {
      await dueNow(tab);
      await sync.run();
      const due = nextDue(await unanswered(tab)) ?? 0;
      expect(due - Date.now()).toBeGreaterThan(500);
      expect(due - Date.now()).toBeLessThanOrEqual(15_000);
    }
    sync.stop();
  });

  test("5xx waits longer each time, and Retry-After is obeyed", async () => {
    const tab = await newTab();
    const server = fakeServer();
    const sync = syncOf(tab, server);
    await saveCommand(tab, create(newId()));
    const waits: number[] = [];
    for (let n = 0; n < 10; n += 1) {
      await dueNow(tab);
      server.refuse = () => ({ status: 500, body: null });
      await sync.run();
      waits.push(Math.round(((nextDue(await unanswered(tab)) ?? 0) - Date.now()) / 1000));
    }
    sync.stop();
    expect(waits.slice(0, 4)).toEqual([2, 4, 8, 16]);
    expect(Math.max(...waits)).toBeLessThanOrEqual(300);
  });

  test("the timer stands at the earliest due row and does not fire early or spin", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
    try {
      const tab = await newTab();
      const server = fakeServer();
      let asked = 0;
      const send: typeof server.send = (ask) => {
        asked += 1;
        return server.send(ask);
      };
      const sync = syncOf(tab, server, { send });
      server.weather.fate = () => "lost";
      await saveCommand(tab, create(newId()));
      await sync.run();
      const before = asked;
      const due = (nextDue(await unanswered(tab)) ?? 0) - Date.now();
      await vi.advanceTimersByTimeAsync(due - 50);
      expect(asked).toBe(before);
      server.weather.fate = () => "fine";
      await vi.advanceTimersByTimeAsync(100);
      await vi.waitFor(() => expect(server.rows.size).toBe(1));
      sync.stop();
    } finally {
      vi.useRealTimers();
    }
  });

  test("a tap sends at once what would still wait", async () => {
    const tab = await newTab();
    const server = fakeServer();
    const sync = syncOf(tab, server);
    await saveCommand(tab, create(newId()));
    await tab.db.outbox.toCollection().modify({ nextAt: Date.now() + 200_000 });
    await sync.run();
    expect(server.rows.size).toBe(0);
    await sync.run(true);
    sync.stop();
    expect(server.rows.size).toBe(1);
  });
});

describe("deciding", () => {
  async function conflicted(mine: Record<string, unknown>, theirs: Record<string, unknown>) {
    const tab = await newTab();
    const id = newId();
    const server = fakeServer();
    const sync = syncOf(tab, server);
    await saveCommand(tab, create(id, { note: "", outcome: "" }));
    await sync.run();
    server.edit(id, theirs);
    await saveCommand(tab, edit(id, 1, mine));
    await sync.run();
    const item = (await listTray(tab)).find((one) => one.state === "conflict");
    if (!item) throw new Error("no conflict");
    return { tab, id, server, sync, item };
  }

  test("keep mine goes out on the new base under a new key", async () => {
    const { tab, id, server, sync, item } = await conflicted({ note: "mine" }, { note: "theirs" });
    await resolveConflict(tab, item.id, () => "mine");
    await sync.run(true);
    sync.stop();
    expect(server.rows.get(id)).toMatchObject({ note: "mine", version: 3 });
    expect((await tab.db.outbox.get(item.seq))?.id).not.toBe(item.id);
  });

  test("field by field: one mine, one theirs", async () => {
    const made = await conflicted({ note: "mine", outcome: "mine" }, { note: "theirs", outcome: "theirs" });
    await resolveConflict(made.tab, made.item.id, (field) => (field === "note" ? "mine" : "theirs"));
    await made.sync.run(true);
    made.sync.stop();
    expect(made.server.rows.get(made.id)).toMatchObject({ note: "mine", outcome: "theirs" });
  });

  test("all theirs takes my edit back and frees the line", async () => {
    const { tab, id, server, sync, item } = await conflicted({ note: "mine" }, { note: "theirs" });
    await saveCommand(tab, move(id, "submit"));
    await resolveConflict(tab, item.id, () => "theirs");
    await sync.run(true);
    sync.stop();
    expect(server.rows.get(id)).toMatchObject({ note: "theirs", state: "submit" });
    expect(await getRow<Visit>(tab, "visits", id)).toMatchObject({ note: "theirs" });
  });

  test("a second conflict while deciding is shown again, never overwritten", async () => {
    const { tab, id, server, sync, item } = await conflicted({ note: "mine" }, { note: "theirs" });
    server.edit(id, { note: "theirs again" });
    await resolveConflict(tab, item.id, () => "mine");
    await sync.run(true);
    sync.stop();
    expect(server.rows.get(id)?.note).toBe("theirs again");
    expect((await listTray(tab)).find((one) => one.state === "conflict")?.current).toMatchObject({
      note: "theirs again",
    });
  });

  test("withdrawing a refused new visit takes its followers along, with the reason", async () => {
    const tab = await newTab();
    const id = newId();
    const server = fakeServer();
    server.refuse = () => ({ status: 422, body: { code: "x", detail: "x" } });
    await saveCommand(tab, create(id));
    await saveCommand(tab, move(id, "submit"));
    const sync = syncOf(tab, server);
    await sync.run();
    await withdraw(tab, (await listTray(tab))[0]?.id ?? "", "entered twice");
    await sync.run(true);
    sync.stop();
    expect(server.effects).toHaveLength(0);
    expect((await listTray(tab)).map((one) => [one.state, one.command?.withdrawn])).toEqual([
      ["done", "entered twice"],
      ["done", "entered twice"],
    ]);
    expect(await listRows<Visit>(tab, "visits", {})).toEqual([]);
  });

  test("a command sent in the same moment cannot be withdrawn any more", async () => {
    const tab = await newTab();
    const key = await saveCommand(tab, create(newId()));
    const server = fakeServer();
    const sync = syncOf(tab, server);
    await sync.run();
    sync.stop();
    await expect(withdraw(tab, key, "late")).rejects.toThrow(Moved);
  });
});
