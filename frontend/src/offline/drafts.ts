import { open, seal } from "./crypto";
import type { Tab } from "./tab";

export async function readDraft<D>(tab: Tab, id: string): Promise<D | null> {
  const row = await tab.db.drafts.get(id);
  return row ? open<D>(tab.key, row.box).catch(() => null) : null;
}

export async function writeDraft(tab: Tab, id: string, value: unknown): Promise<void> {
  const box = await seal(tab.key, value);
  await tab.db.drafts.put({ id, savedAt: Date.now(), box });
}

export async function dropDraft(tab: Tab, id: string): Promise<void> {
  await tab.db.drafts.delete(id);
}

const flushers = new Set<() => Promise<void>>();

/** A form that keeps a draft says how to write its last words before the tablet locks. */
export function onFlush(flush: () => Promise<void>): () => void {
  flushers.add(flush);
  return () => flushers.delete(flush);
}

export async function flushDrafts(): Promise<void> {
  await Promise.all([...flushers].map((flush) => flush().catch(() => undefined)));
}
