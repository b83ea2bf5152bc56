import type { Row } from "@/api/rows";
import { type Box, open, seal } from "./crypto";
import type { Db, Stored, TableSpec } from "./db";

/** One open store: the database and its key. Two browser tabs have one each over the same database. */
export type Tab = {
  user: number;
  db: Db;
  key: CryptoKey;
  specs: ReadonlyMap<string, TableSpec>;
  cache: Map<string, { stamp: string; row: Row }>;
  /** Rows that could not be opened: skipped, shown on the device page, kept for export. */
  unreadable: Set<string>;
};

export function makeTab(user: number, db: Db, key: CryptoKey, specs: readonly TableSpec[]): Tab {
  return {
    user,
    db,
    key,
    specs: new Map(specs.map((spec) => [spec.kind, spec])),
    cache: new Map(),
    unreadable: new Set(),
  };
}

const stampOf = (box: Box): string => String.fromCharCode(...new Uint8Array(box.iv));

export type Incoming = { id: string | number; version?: number };

/** Seals a row of the server for its table. Do this before a transaction opens: it must not wait on crypto. */
export async function sealRow(tab: Tab, kind: string, row: Incoming, mark: string): Promise<Stored> {
  const spec = tab.specs.get(kind);
  if (!spec) throw new Error(`no table for ${kind}`);
  const fields = { ...row, ...spec.clear?.(row as never) } as Record<string, unknown>;
  const clear = Object.fromEntries(
    spec.index.map((name) => name.replace(/^\*/, "")).map((name) => [name, fields[name] ?? ""]),
  );
  const box = await seal(tab.key, { ...row, id: String(row.id) });
  return { ...clear, id: String(row.id), version: row.version ?? 0, mark, box };
}

/** Opens one stored row; the same box is opened only once. */
export async function openRow<R extends Row>(tab: Tab, kind: string, stored: Stored): Promise<R | null> {
  const name = `${kind}:${stored.id}`;
  const stamp = stampOf(stored.box);
  const known = tab.cache.get(name);
  if (known?.stamp === stamp) return known.row as R;
  try {
    const row = await open<R>(tab.key, stored.box);
    tab.cache.set(name, { stamp, row });
    return row;
  } catch {
    tab.unreadable.add(name);
    return null;
  }
}

export async function openRows<R extends Row>(tab: Tab, kind: string, stored: Stored[]): Promise<R[]> {
  const rows = await Promise.all(stored.map((one) => openRow<R>(tab, kind, one)));
  return rows.filter((row): row is Awaited<R> & R => row !== null);
}
