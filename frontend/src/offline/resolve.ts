import { newId } from "@/lib/id";
import { open, seal } from "./crypto";
import type { OutboxRow } from "./db";
import { type Body, type Command, commandsAbout, openCommand } from "./outbox";
import type { Said } from "./push";
import type { Tab } from "./tab";

/** One thing in the tray, opened. */
export type TrayItem = {
  id: string;
  seq: number;
  entity: string;
  state: OutboxRow["state"];
  createdAt: number;
  occurredAt: string;
  doneAt: number;
  attempts: number;
  files: number;
  /** Null when the box cannot be opened: it is kept for export. */
  command: Command | null;
  said: Said | null;
  current: Body | null;
  /** Waits because something before it about the same thing needs the user. */
  held: boolean;
};

async function openBox<T>(tab: Tab, box: OutboxRow["box"] | null): Promise<T | null> {
  return box ? open<T>(tab.key, box).catch(() => null) : null;
}

async function item(tab: Tab, row: OutboxRow, held: boolean): Promise<TrayItem> {
  return {
    id: row.id,
    seq: row.seq,
    entity: row.entity,
    state: row.state,
    createdAt: row.createdAt,
    occurredAt: row.occurredAt,
    doneAt: row.doneAt,
    attempts: row.attempts,
    files: row.attachments.length,
    command: await openCommand(tab, row),
    said: await openBox<Said>(tab, row.errorBox),
    current: await openBox<Body>(tab, row.serverBox),
    held,
  };
}

/** The whole tray: what waits, what needs the user, what was sent in the last days. */
export async function listTray(tab: Tab): Promise<TrayItem[]> {
  const rows = await tab.db.outbox.orderBy("seq").toArray();
  const stuck = new Set<string>();
  return Promise.all(
    rows.map((row) => {
      const held = row.state === "queued" && stuck.has(row.entity);
      if (row.state === "conflict" || row.state === "rejected") stuck.add(row.entity);
      return item(tab, row, held);
    }),
  );
}

async function find(tab: Tab, id: string): Promise<OutboxRow> {
  const row = await tab.db.outbox.where("id").equals(id).first();
  if (!row) throw new Error("the command is no longer here");
  return row;
}

/** The command was sent or changed in the same moment: look again before taking it back. */
export class Moved extends Error {}

export type Difference = { field: string; mine: unknown; theirs: unknown; before: unknown };

const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** The fields in which my edit and the server's row differ. */
export function differences(command: Command, current: Body): Difference[] {
  return Object.keys(command.body)
    .filter((field) => field !== "version" && field !== "id" && field in current)
    .filter((field) => !same(command.body[field], current[field]) && !untouched(command, field))
    .map((field) => ({
      field,
      mine: command.body[field],
      theirs: current[field],
      before: command.before?.[field],
    }));
}

/** A field I sent along but did not change is not mine to decide. */
function untouched(command: Command, field: string): boolean {
  return (
    command.before !== null && field in command.before && same(command.before[field], command.body[field])
  );
}

/** "Keep mine" goes out in place, under a new key, on the new base; all "theirs" takes my edit back. */
export async function resolveConflict(
  tab: Tab,
  id: string,
  choose: (field: string) => "mine" | "theirs",
): Promise<void> {
  const row = await find(tab, id);
  const command = await openCommand(tab, row);
  const current = await openBox<Body>(tab, row.serverBox);
  if (row.state !== "conflict" || !command || !current) throw new Error("no conflict to decide");
  const mine = differences(command, current).filter(({ field }) => choose(field) === "mine");
  if (mine.length === 0) return giveWay(tab, row, command, current);
  const kept = new Set(mine.map(({ field }) => field));
  // What stays theirs is left out: a row does not always write a field as an edit takes it.
  const mineOnly = (from: Body): Body =>
    Object.fromEntries(
      Object.entries(from).filter(
        ([field]) => kept.has(field) || !(field in current) || field === "id" || field === "version",
      ),
    );
  const next: Command = {
    ...command,
    body: mineOnly(command.body),
    patch: mineOnly(command.patch),
    before: current,
  };
  await tab.db.outbox.update(row.seq, {
    ...{ id: newId(), state: "queued", attempts: 0, faults: 0, nextAt: 0, errorBox: null, serverBox: null },
    baseVersion: Number(current.version),
    chained: false,
    box: await seal(tab.key, next),
  });
}

/** Theirs stands. Edits of mine that stood on the dropped one are shown against the same row. */
async function giveWay(tab: Tab, row: OutboxRow, command: Command, current: Body): Promise<void> {
  const box = await seal(tab.key, { ...command, withdrawn: "theirs" });
  const serverBox = await seal(tab.key, current);
  await tab.db.transaction("rw", tab.db.outbox, tab.db.attachments, async () => {
    await tab.db.attachments.bulkDelete(row.attachments);
    const done = { state: "done" as const, doneAt: Date.now(), box, errorBox: null, serverBox: null };
    await tab.db.outbox.update(row.seq, done);
    await tab.db.outbox
      .where("entity")
      .equals(row.entity)
      .filter((one) => one.seq > row.seq && one.chained && one.state === "queued")
      .modify({ state: "conflict", chained: false, serverBox });
  });
}

/** Takes back a command with a reason. What cannot stand without it goes with it. */
export async function withdraw(tab: Tab, id: string, reason: string): Promise<void> {
  const row = await find(tab, id);
  if (row.state === "done" || (row.state === "queued" && row.attempts > 0)) throw new Moved();
  const kind = row.entity.slice(0, row.entity.indexOf(":"));
  const known = tab.specs.has(kind) && (await tab.db.table(kind).get(row.entity.slice(kind.length + 1)));
  const command = await openCommand(tab, row);
  const after = (await commandsAbout(tab, row.entity)).filter(
    (one) => one.seq > row.seq && one.state !== "done",
  );
  const gone = command?.creates && !known ? [row, ...after] : [row];
  const stay = after.filter((one) => !gone.includes(one));
  const boxes = await Promise.all(gone.map((one) => sealWithdrawn(tab, one, reason)));
  const bases = await Promise.all(stay.map(async (one) => (await openCommand(tab, one))?.body.version));
  await tab.db.transaction("rw", tab.db.outbox, tab.db.attachments, async () => {
    const now = await tab.db.outbox.get(row.seq);
    if (now?.id !== row.id || now.state !== row.state || now.attempts !== row.attempts) throw new Moved();
    for (const [n, one] of gone.entries()) {
      await tab.db.attachments.bulkDelete(one.attachments);
      await tab.db.outbox.update(one.seq, { state: "done", doneAt: Date.now(), box: boxes[n] ?? one.box });
    }
    for (const [n, one] of stay.entries()) {
      if (one.chained && one.baseVersion === null && typeof bases[n] === "number") {
        await tab.db.outbox.update(one.seq, { baseVersion: bases[n] });
      }
    }
  });
}

async function sealWithdrawn(tab: Tab, row: OutboxRow, reason: string): Promise<OutboxRow["box"]> {
  const command = await openCommand(tab, row);
  return command ? seal(tab.key, { ...command, withdrawn: reason }) : row.box;
}

const RECEIPT_DAYS = 7;

/** Sent commands stay a week as the user's receipt. */
export async function dropOldReceipts(tab: Tab, now = Date.now()): Promise<void> {
  const limit = now - RECEIPT_DAYS * 86_400_000;
  await tab.db.outbox
    .where("state")
    .equals("done")
    .filter((row) => row.doneAt < limit)
    .delete();
}
