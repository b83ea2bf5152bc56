import type { IndexableType } from "dexie";
import type { Row } from "@/api/rows";
import type { OutboxRow, Stored } from "./db";
import { openCommand } from "./outbox";
import { openRow, openRows, type Tab } from "./tab";

/** What is still on its way for a row. */
export type Pending = {
  state: "queued" | "conflict" | "rejected";
  command: string;
  count: number;
  creates: boolean;
};
export type Live<R> = R & { pending?: Pending };

export type RowQuery<R> = {
  /** A clear index of the table; without it every row of the kind. */
  where?: {
    index: string;
    equals?: IndexableType;
    anyOf?: IndexableType[];
    between?: [IndexableType, IndexableType];
  };
  /** Must say yes for every row shown, also with unsent changes on top. */
  match?: (row: R) => boolean;
  order?: (one: R, other: R) => number;
  limit?: number;
};

type Overlay = { patch: Record<string, unknown>; pending: Pending };

/** Unsent changes by row: later commands lie on top of earlier ones. */
async function overlays(tab: Tab, rows: OutboxRow[]): Promise<Map<string, Overlay>> {
  const made = new Map<string, Overlay>();
  const commands = await Promise.all(rows.map((row) => openCommand(tab, row)));
  for (const [n, row] of rows.entries()) {
    const command = commands[n];
    if (!command) continue;
    const id = row.entity.slice(row.entity.indexOf(":") + 1);
    const under = made.get(id);
    made.set(id, {
      patch: { ...under?.patch, ...command.patch },
      pending: {
        state: worse(under?.pending.state, row.state),
        command: under && under.pending.state !== "queued" ? under.pending.command : row.id,
        count: (under?.pending.count ?? 0) + 1,
        creates: (under?.pending.creates ?? false) || command.creates,
      },
    });
  }
  return made;
}

function worse(one: Pending["state"] | undefined, other: OutboxRow["state"]): Pending["state"] {
  if (one && one !== "queued") return one;
  return other === "done" ? "queued" : other;
}

function laid<R extends Row>(row: R | undefined, over: Overlay | undefined, id: string): Live<R> | null {
  if (!over) return row ?? null;
  if (!row && !over.pending.creates) return null;
  return { ...(row as R), ...over.patch, id, pending: over.pending };
}

async function stored<R>(tab: Tab, kind: string, where: RowQuery<R>["where"]): Promise<Stored[]> {
  const table = tab.db.table<Stored>(kind);
  if (!where) return table.toArray();
  const clause = table.where(where.index);
  if (where.anyOf) return clause.anyOf(where.anyOf).toArray();
  if (where.between) return clause.between(where.between[0], where.between[1], true, true).toArray();
  return clause.equals(where.equals ?? "").toArray();
}

const unsentOf = (tab: Tab, kind: string): Promise<OutboxRow[]> =>
  tab.db.outbox
    .where("entity")
    .startsWith(`${kind}:`)
    .filter((row) => row.state !== "done")
    .sortBy("seq");

/** Rows of the server with unsent changes laid over them. Reads come before any crypto: live queries need that. */
export async function listRows<R extends Row>(
  tab: Tab,
  kind: string,
  query: RowQuery<R>,
): Promise<Live<R>[]> {
  const [found, unsent] = await Promise.all([stored(tab, kind, query.where), unsentOf(tab, kind)]);
  const ids = new Set(found.map((one) => one.id));
  const touched = [...new Set(unsent.map((row) => row.entity.slice(kind.length + 1)))];
  const others = (await tab.db.table<Stored>(kind).bulkGet(touched.filter((id) => !ids.has(id)))).filter(
    (one): one is Stored => one !== undefined,
  );
  const rows = await openRows<R>(tab, kind, [...found, ...others]);
  const over = await overlays(tab, unsent);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const all = [...new Set([...byId.keys(), ...over.keys()])]
    .map((id) => laid(byId.get(id), over.get(id), id))
    .filter((row): row is Live<R> => row !== null);
  const kept = query.match ? all.filter(query.match) : all.filter((row) => within(row, query.where, ids));
  if (query.order) kept.sort(query.order);
  return query.limit ? kept.slice(0, query.limit) : kept;
}

/** Without a `match` an unsent row belongs to the answer when its own field says so. */
function within<R extends Row>(row: Live<R>, where: RowQuery<R>["where"], ids: Set<string>): boolean {
  if (!where) return true;
  const value = (row as Record<string, unknown>)[where.index];
  if (value === undefined) return ids.has(row.id);
  if (where.anyOf) return where.anyOf.includes(value as IndexableType);
  if (where.between) {
    const text = value as string;
    return text >= (where.between[0] as string) && text <= (where.between[1] as string);
  }
  return value === where.equals;
}

export async function getRow<R extends Row>(tab: Tab, kind: string, id: string): Promise<Live<R> | null> {
  const [found, unsent] = await Promise.all([
    tab.db.table<Stored>(kind).get(id),
    tab.db.outbox
      .where("entity")
      .equals(`${kind}:${id}`)
      .filter((row) => row.state !== "done")
      .sortBy("seq"),
  ]);
  const row = found ? await openRow<R>(tab, kind, found) : null;
  return laid(row ?? undefined, (await overlays(tab, unsent)).get(id), id);
}
