import type { Text } from "@/i18n";
import { newId } from "@/lib/id";
import { instant } from "@/lib/time";
import { type NewAttachment, sealAttachments } from "./attachments";
import { open, seal } from "./crypto";
import type { AttachmentRow, OutboxRow } from "./db";
import type { Tab } from "./tab";

export type Body = Record<string, unknown>;
/** What a command says, sealed in the outbox. */
export type Command = {
  verb: string;
  /** For the tray, in both languages: "Submit visit · Dr Wang". */
  label: Text;
  method: "POST" | "PATCH" | "PUT" | "DELETE";
  url: string;
  body: Body;
  /** What the lists show on top of the server's row until the answer is here. */
  patch: Body;
  /** True when the patch is a whole new row. */
  creates: boolean;
  /** Its fields may be merged into the untried command before, or take those of the next one. */
  fold: boolean;
  /** The page that opens its form again; the tray adds `?mend=<id>`. */
  form: string;
  /** The row as it was when the edit began, for the conflict screen. */
  before: Body | null;
  /** Why it was taken back. */
  withdrawn: string;
};
export type NewCommand = {
  /** "visits:<uuid>" */
  about: string;
  verb: string;
  label: Text;
  method: Command["method"];
  url: string;
  body: Body;
  patch?: Body;
  creates?: boolean;
  fold?: boolean;
  form?: string;
  before?: Body | null;
  attachments?: NewAttachment[];
  /** The draft this save makes unnecessary. */
  draft?: string;
  /** Mending: the command in the tray that this one takes the place of. */
  replaces?: string;
};

function spoken(input: NewCommand): Command {
  const { verb, label, method, url, body } = input;
  return {
    ...{ verb, label, method, url, body },
    patch: input.patch ?? {},
    creates: input.creates ?? false,
    fold: input.fold ?? false,
    form: input.form ?? "",
    before: input.before ?? null,
    withdrawn: "",
  };
}

export function versionOf(body: Body): number | null {
  return typeof body.version === "number" ? body.version : null;
}

function fresh(input: NewCommand, box: OutboxRow["box"], files: AttachmentRow[]): Omit<OutboxRow, "seq"> {
  return {
    id: newId(),
    entity: input.about,
    state: "queued",
    attempts: 0,
    faults: 0,
    nextAt: 0,
    createdAt: Date.now(),
    occurredAt: instant(),
    doneAt: 0,
    baseVersion: versionOf(input.body),
    chained: false,
    answerVersion: null,
    attachments: files.map((file) => file.id),
    box,
    errorBox: null,
    serverBox: null,
  };
}

/** Commands about one thing, oldest first. */
export async function commandsAbout(tab: Tab, entity: string): Promise<OutboxRow[]> {
  return tab.db.outbox.where("entity").equals(entity).sortBy("seq");
}

/** The version our own answered commands have led to since `base`: our own work is no conflict. */
export function ownAdvance(rows: readonly OutboxRow[], base: number): number {
  const done = rows.filter((row) => row.state === "done" && row.answerVersion !== null);
  let version = base;
  for (;;) {
    const step = done.find(
      (row) =>
        (row.answerVersion as number) > version &&
        (row.baseVersion === version || (row.baseVersion === null && row.answerVersion === version + 1)),
    );
    if (!step) return version;
    version = step.answerVersion as number;
  }
}

function merged(last: Command, next: Command): Command {
  const { version: _version, ...fields } = next.body;
  return {
    ...last,
    label: next.label,
    form: next.form || last.form,
    body: { ...last.body, ...fields },
    patch: { ...last.patch, ...next.patch },
  };
}

/** Saves one act on the tablet. When this returns, the act survives a crash; it is sent when there is a network. */
export async function saveCommand(tab: Tab, input: NewCommand): Promise<string> {
  const files = await sealAttachments(tab, input.attachments ?? []);
  if (input.replaces) return mendCommand(tab, input.replaces, input, files);
  for (;;) {
    const saved = await (input.fold ? foldIn(tab, input, files) : append(tab, input, files));
    if (saved) return saved;
  }
}

async function append(tab: Tab, input: NewCommand, files: AttachmentRow[]): Promise<string> {
  const { db } = tab;
  const row = fresh(input, await seal(tab.key, spoken(input)), files);
  await db.transaction("rw", db.outbox, db.attachments, db.drafts, async () => {
    const before = await commandsAbout(tab, input.about);
    if (row.baseVersion !== null) {
      row.chained = before.some((one) => one.state !== "done");
      row.baseVersion = row.chained ? null : ownAdvance(before, row.baseVersion);
    }
    await db.attachments.bulkPut(files.map((file) => ({ ...file, command: row.id })));
    await db.outbox.add(row as OutboxRow);
    if (input.draft) await db.drafts.delete(input.draft);
  });
  return row.id;
}

/** Merges into the last command when that was never tried; null when it was tried in the same moment. */
async function foldIn(tab: Tab, input: NewCommand, files: AttachmentRow[]): Promise<string | null> {
  const { db } = tab;
  const last = (await commandsAbout(tab, input.about)).filter((row) => row.state !== "done").at(-1);
  const command =
    last && last.state === "queued" && last.attempts === 0 ? await openCommand(tab, last) : null;
  if (!last || !command?.fold) return append(tab, input, files);
  const box = await seal(tab.key, merged(command, spoken(input)));
  return db.transaction("rw", db.outbox, db.attachments, db.drafts, async () => {
    const now = (await commandsAbout(tab, input.about)).filter((row) => row.state !== "done").at(-1);
    const moved = now?.id !== last.id || now.attempts > 0 || now.state !== "queued" || !sameBox(now, last);
    if (moved) return null;
    await db.attachments.bulkPut(files.map((file) => ({ ...file, command: last.id })));
    await db.outbox.update(last.seq, {
      box,
      attachments: [...last.attachments, ...files.map((file) => file.id)],
    });
    if (input.draft) await db.drafts.delete(input.draft);
    return last.id;
  });
}

function sameBox(one: OutboxRow, other: OutboxRow): boolean {
  return new Uint8Array(one.box.iv).every((byte, n) => byte === new Uint8Array(other.box.iv)[n]);
}

/** A corrected command takes the old one's place in the order, under a new key. */
async function mendCommand(
  tab: Tab,
  replaces: string,
  input: NewCommand,
  files: AttachmentRow[],
): Promise<string> {
  const { db } = tab;
  const box = await seal(tab.key, spoken(input));
  const id = newId();
  await db.transaction("rw", db.outbox, db.attachments, db.drafts, async () => {
    const old = await db.outbox.where("id").equals(replaces).first();
    if (!old || old.state === "done") throw new Error("the command is no longer waiting");
    const base = versionOf(input.body);
    const before = await commandsAbout(tab, old.entity);
    const kept = await db.attachments.bulkGet(old.attachments);
    const carried = kept.filter((file): file is AttachmentRow => file !== undefined);
    const stay = carried.filter((file) => names(input.body, file.id));
    await db.attachments.bulkDelete(carried.filter((file) => !stay.includes(file)).map((file) => file.id));
    const all = [...stay, ...files].map((file) => ({ ...file, command: id }));
    await db.attachments.bulkPut(all);
    await db.outbox.update(old.seq, {
      ...{ id, box, state: "queued", attempts: 0, faults: 0, nextAt: 0, errorBox: null, serverBox: null },
      baseVersion: base === null ? null : ownAdvance(before, base),
      chained: false,
      attachments: all.map((file) => file.id),
    });
    if (input.draft) await db.drafts.delete(input.draft);
  });
  return id;
}

/** Whether a body still wants a file; a body that names no files keeps them all. */
function names(body: Body, file: string): boolean {
  const listed = body.attachments;
  if (!Array.isArray(listed)) return true;
  return listed.some((one: unknown) => one === file || (one as { id?: unknown } | null)?.id === file);
}

export async function openCommand(tab: Tab, row: OutboxRow): Promise<Command | null> {
  try {
    return await open<Command>(tab.key, row.box);
  } catch {
    tab.unreadable.add(`outbox:${row.id}`);
    return null;
  }
}

export type Count = { waiting: number; needs: number; oldest: number };

/** How much is unsent, for the chip and the warnings. */
export async function countUnsent(tab: Tab): Promise<Count> {
  const rows = await tab.db.outbox.where("state").notEqual("done").toArray();
  const waiting = rows.filter((row) => row.state === "queued").length;
  const oldest = rows.reduce((min, row) => Math.min(min, row.createdAt), Number.POSITIVE_INFINITY);
  return { waiting, needs: rows.length - waiting, oldest };
}
