import { Dexie, type EntityTable, type Table } from "dexie";
import type { KeptCodes } from "./codes";
import type { Box, Wrapped } from "./crypto";

/** A table of the tablet: rows of one feed kind. Only the named index fields lie in the clear: ids, days, states. */
export type TableSpec = {
  kind: string;
  index: readonly string[];
  /** Index fields that are not fields of the row, worked out from it. */
  clear?: (row: never) => Record<string, string | number | null>;
};

/** Helps a room to declare its tables with the type of their rows. */
export function table<R>(spec: {
  kind: string;
  index: readonly string[];
  clear?: (row: R) => Record<string, string | number | null>;
}): TableSpec {
  return spec as TableSpec;
}

export type Stored = { id: string; version: number; mark: string; box: Box; [index: string]: unknown };

/** queued -> done | conflict | rejected; a crash needs no repair because nothing is ever "sending". */
export type CommandState = "queued" | "conflict" | "rejected" | "done";
export type OutboxRow = {
  seq: number;
  /** UUIDv7 = Idempotency-Key. */
  id: string;
  /** "visits:<uuid>": what goes in order. */
  entity: string;
  state: CommandState;
  /** Raised before a request leaves: a row that was never tried may still be rewritten. */
  attempts: number;
  /** Answers 5xx and 429 in a row; a missing network does not count. */
  faults: number;
  nextAt: number;
  createdAt: number;
  occurredAt: string;
  doneAt: number;
  /** The version an edit starts from; null = not an edit, or known only when the command before is answered. */
  baseVersion: number | null;
  /** This edit stands on the answer of the command before. */
  chained: boolean;
  answerVersion: number | null;
  attachments: string[];
  box: Box;
  errorBox: Box | null;
  serverBox: Box | null;
};
export type AttachmentRow = {
  id: string;
  command: string;
  kind: string;
  mime: string;
  sha256: string;
  size: number;
  uploaded: 0 | 1;
  box: Box | null;
};
export type DraftRow = { id: string; savedAt: number; box: Box };

export type MetaValues = {
  wrapped: Wrapped;
  /** A box sealed with the data key: tells whether a key handed out later is the same one. */
  check: Box;
  /** The key in use, readable by nobody, until the tablet locks. */
  handle: CryptoKey;
  /** When a tab was last in sight, and when the user last did something in any tab. */
  aliveAt: number;
  activeAt: number;
  leaseUntil: number;
  /** The highest time ever seen here: turning the clock back does not lengthen the lease. */
  clockHigh: number;
  clockOffset: number;
  pinFailures: number;
  cursor: string;
  /** Mark of the full pull under way; rows without it are swept when it ends. */
  sweep: string;
  lastSyncAt: number;
  profile: Box;
  /** The code lists: the same for everybody, so in the clear. */
  codes: KeptCodes;
};
export type MetaKey = keyof MetaValues;
export type MetaRow = { k: MetaKey; v: unknown };

export type Db = Dexie & {
  meta: Table<MetaRow, string>;
  outbox: EntityTable<OutboxRow, "seq">;
  attachments: Table<AttachmentRow, string>;
  drafts: Table<DraftRow, string>;
};

/** Raise it when a table or an index is added anywhere: every row is then pulled again. */
export const SCHEMA = 4;
const PREFIX = "rounds-";

export function databaseName(user: number): string {
  return `${PREFIX}${user}`;
}

/** Every database of this product in this browser, for the wipe. */
export async function databaseNames(): Promise<string[]> {
  return (await Dexie.getDatabaseNames()).filter((name) => name.startsWith(PREFIX));
}

export function openDb(user: number, specs: readonly TableSpec[], schema = SCHEMA): Db {
  const db = new Dexie(databaseName(user), { chromeTransactionDurability: "strict" }) as Db;
  const stores = Object.fromEntries(
    specs.map((spec) => [spec.kind, ["id", "mark", ...spec.index].join(", ")]),
  );
  db.version(schema)
    .stores({
      meta: "k",
      outbox: "++seq, &id, entity, state",
      attachments: "id, command",
      drafts: "id",
      ...stores,
    })
    .upgrade((tx) => tx.table("meta").bulkDelete(["cursor", "sweep"]));
  return db;
}

export async function readMeta<K extends MetaKey>(db: Db, k: K): Promise<MetaValues[K] | undefined> {
  return (await db.meta.get(k))?.v as MetaValues[K] | undefined;
}

export async function writeMeta<K extends MetaKey>(db: Db, k: K, v: MetaValues[K]): Promise<void> {
  await db.meta.put({ k, v });
}

/** On iOS the connection dies after the app slept: open it once more and repeat the work. */
export async function withReopen<T>(db: Db, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const name = error instanceof Error ? error.name : "";
    if (name !== "DatabaseClosedError" && name !== "UnknownError") throw error;
    db.close({ disableAutoOpen: false });
    await db.open();
    return work();
  }
}
