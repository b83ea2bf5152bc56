import { newId } from "@/lib/id";
import { importKey } from "./crypto";
import { openDb, table } from "./db";
import type { FakeServer } from "./fake-server";
import type { NewCommand } from "./outbox";
import { type Sync, type SyncParts, startSync } from "./sync";
import { makeTab, type Tab } from "./tab";

export const visitTables = [table<{ state: string }>({ kind: "visits", index: ["state"] })];

let user = 1000;
const nextUser = (): number => {
  user += 1;
  return user;
};
const raw = new Uint8Array(32).fill(7).buffer;

/** A fresh tablet with its own database. */
export async function newTab(id = nextUser()): Promise<Tab> {
  const db = openDb(id, visitTables);
  await db.open();
  return makeTab(id, db, await importKey(raw), visitTables);
}

/** A second browser tab over the same database. */
export function sameTablet(tab: Tab): Promise<Tab> {
  return newTab(tab.user);
}

export function syncOf(tab: Tab, server: FakeServer, parts: Partial<SyncParts> = {}): Sync {
  server.user = server.user === null ? null : tab.user;
  return startSync({
    tab,
    send: server.send,
    client: "1.0.0",
    onRevoked: () => {},
    onStatus: () => {},
    ...parts,
  });
}

const label = { zh: "", en: "" };

export function create(id: string, fields: Record<string, unknown> = {}): NewCommand {
  return {
    about: `visits:${id}`,
    verb: "log",
    label,
    method: "POST",
    url: "/api/visits",
    body: { id, ...fields },
    patch: { id, state: "draft", ...fields },
    creates: true,
    fold: true,
    form: `/visits/${id}/edit`,
  };
}

export function edit(id: string, version: number, fields: Record<string, unknown>): NewCommand {
  return {
    about: `visits:${id}`,
    verb: "edit",
    label,
    method: "PATCH",
    url: `/api/visits/${id}`,
    body: { ...fields, version },
    patch: fields,
    fold: true,
  };
}

export function move(id: string, verb: string): NewCommand {
  const url = `/api/visits/${id}/${verb}`;
  return { about: `visits:${id}`, verb, label, method: "POST", url, body: {}, patch: { state: verb } };
}

export function signature(fill = 1): { id: string; kind: "signature"; mime: string; bytes: ArrayBuffer } {
  return { id: newId(), kind: "signature", mime: "image/png", bytes: new Uint8Array(200).fill(fill).buffer };
}
