// @vitest-environment node
import { describe, expect, test } from "vitest";
import type { Feed } from "@/api/rows";
import { newId } from "@/lib/id";
import { readMeta } from "./db";
import { fakeServer } from "./fake-server";
import { applyPage, pull } from "./feed";
import { saveCommand } from "./outbox";
import { getRow, listRows } from "./rows";
import { create, edit, newTab, syncOf } from "./test-tools";

type Visit = { id: string; version: number; state: string; note: string };
const page = (rows: object[], more = false, reset = false, gone: string[] = []): Feed => ({
  rows: { visits: rows as { id: string }[], unknown_kind: [{ id: "x" }] },
  gone: { visits: gone, other: ["y"] },
  cursor: newId(),
  more,
  reset,
  server_time: "",
  min_client: "",
});

describe("the feed", () => {
  test("brings rows page by page, keeps the cursor, and skips kinds it does not know", async () => {
    const tab = await newTab();
    const server = fakeServer();
    server.pageSize = 3;
    for (let n = 0; n < 8; n += 1) server.edit(newId(), { id: `v${n}`, state: "draft" });
    const counts: number[] = [];
    const pulled = await pull(tab, server.send, (count) => counts.push(count));
    expect(pulled.complete).toBe(true);
    expect(counts).toEqual([3, 6, 8]);
    expect(await tab.db.table("visits").count()).toBe(8);
    expect(await readMeta(tab.db, "cursor")).toBe("8");
    await applyPage(tab, page([]));
  });

  test("a full pull sweeps what the server no longer shows, but only at its end", async () => {
    const tab = await newTab();
    await applyPage(
      tab,
      page([
        { id: "old", version: 3 },
        { id: "kept", version: 9 },
      ]),
    );
    await applyPage(tab, page([{ id: "kept", version: 2 }], true, true));
    expect(await getRow<Visit>(tab, "visits", "old")).not.toBeNull();
    await applyPage(tab, page([{ id: "new", version: 1 }]));
    expect(await getRow<Visit>(tab, "visits", "old")).toBeNull();
    const rows = await listRows<Visit>(tab, "visits", {});
    expect(rows.map(({ id, version }) => [id, version]).sort()).toEqual([
      ["kept", 2],
      ["new", 1],
    ]);
    expect(await readMeta(tab.db, "sweep")).toBe("");
  });

  test("a row answered during a full pull is not swept", async () => {
    const tab = await newTab();
    const server = fakeServer();
    const id = newId();
    await applyPage(tab, page([], true, true));
    await saveCommand(tab, create(id, { note: "x" }));
    const answeredOnly: typeof server.send = (ask) =>
      ask.path.startsWith("/api/feed")
        ? Promise.resolve({ status: 200, body: page([]), headers: new Headers() })
        : server.send(ask);
    const sync = syncOf(tab, server, { send: answeredOnly });
    await sync.run();
    sync.stop();
    expect(await getRow<Visit>(tab, "visits", id)).toMatchObject({ note: "x" });
  });

  test("an older row of the feed does not take back a newer answer", async () => {
    const tab = await newTab();
    await applyPage(tab, page([{ id: "a", version: 5, note: "new" }]));
    await applyPage(tab, page([{ id: "a", version: 4, note: "old" }]));
    expect(await getRow<Visit>(tab, "visits", "a")).toMatchObject({ note: "new" });
  });

  test("an older answer, replayed, does not take back a newer row of the feed", async () => {
    const tab = await newTab();
    const server = fakeServer();
    const id = newId();
    await saveCommand(tab, create(id, { note: "mine" }));
    const sync = syncOf(tab, server);
    const cut: typeof server.send = async (ask) => {
      const answer = await server.send(ask);
      return ask.method === "POST" ? { status: 0, body: null, headers: new Headers() } : answer;
    };
    const first = syncOf(tab, server, { send: cut });
    await first.run();
    first.stop();
    server.edit(id, { note: "boss" });
    await pull(tab, server.send);
    await sync.run(true);
    sync.stop();
    expect(await getRow<Visit>(tab, "visits", id)).toMatchObject({ note: "boss", version: 2 });
  });

  test("a tombstone removes the row; an edit still waiting for it stays in the outbox and out of the lists", async () => {
    const tab = await newTab();
    await applyPage(tab, page([{ id: "a", version: 1, state: "draft" }]));
    await saveCommand(tab, edit("a", 1, { note: "late" }));
    await applyPage(tab, page([], false, false, ["a"]));
    expect(await listRows<Visit>(tab, "visits", {})).toEqual([]);
    expect(await tab.db.outbox.count()).toBe(1);
  });

  test("a pull that gets no answer asks for half a page", async () => {
    const tab = await newTab();
    const limits: string[] = [];
    await pull(tab, async (ask) => {
      limits.push(new URL(ask.path, "http://x").searchParams.get("limit") ?? "");
      return { status: 0, body: null, headers: new Headers() };
    });
    expect(limits).toEqual(["500", "250", "125", "62", "50"]);
  });
});

describe("lists", () => {
  test("take rows by a clear index, with unsent ones on top", async () => {
    const tab = await newTab();
    await applyPage(
      tab,
      page([
        { id: "a", version: 1, state: "draft" },
        { id: "b", version: 1, state: "planned" },
      ]),
    );
    await saveCommand(tab, { ...edit("a", 1, {}), patch: { state: "planned" } });
    await saveCommand(tab, create("c", { state: "planned" }));
    const planned = await listRows<Visit>(tab, "visits", { where: { index: "state", equals: "planned" } });
    expect(planned.map((row) => row.id).sort()).toEqual(["a", "b", "c"]);
    const drafts = await listRows<Visit>(tab, "visits", { where: { index: "state", equals: "draft" } });
    expect(drafts).toEqual([]);
  });

  test("one unreadable row is skipped and counted, the others are shown", async () => {
    const tab = await newTab();
    await applyPage(
      tab,
      page([
        { id: "a", version: 1 },
        { id: "b", version: 1 },
      ]),
    );
    await tab.db.table("visits").update("a", { box: { iv: new Uint8Array(12), ct: new ArrayBuffer(30) } });
    expect((await listRows<Visit>(tab, "visits", {})).map((row) => row.id)).toEqual(["b"]);
    expect([...tab.unreadable]).toEqual(["visits:a"]);
  });
});
