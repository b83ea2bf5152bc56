import { useSyncExternalStore } from "react";
import type { Send } from "@/api/request";
import type { CodeLists } from "@/api/rows";
import { type Db, readMeta, writeMeta } from "./db";

/** The lists screens choose from (titles, specialties, levels …), as last fetched. */
export type KeptCodes = { at: number; client: string; lists: CodeLists };

const FRESH = 24 * 3_600_000;
let lists: CodeLists = {};
const listeners = new Set<() => void>();

function become(next: CodeLists): void {
  lists = next;
  for (const listener of listeners) listener();
}

/** The words of codes as this tablet knows them, also without a network. */
export function codeLists(): CodeLists {
  return lists;
}

export function useCodeLists(): CodeLists {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => lists,
  );
}

/** Takes what the tablet kept, when its store opens. */
export async function openCodes(db: Db): Promise<void> {
  const kept = await readMeta(db, "codes");
  if (kept) become(kept.lists);
}

/** Fetches the lists at a contact with the server: once a day, and at once in a new version of the app. */
export async function fetchCodes(db: Db, send: Send, client: string, now = Date.now()): Promise<void> {
  const kept = await readMeta(db, "codes");
  if (kept && kept.client === client && now - kept.at < FRESH) return;
  const answer = await send({ method: "GET", path: "/api/code-lists", timeout: 30_000 });
  if (answer.status !== 200 || !answer.body || typeof answer.body !== "object") return;
  const fresh = answer.body as CodeLists;
  await writeMeta(db, "codes", { at: now, client, lists: fresh });
  become(fresh);
}
