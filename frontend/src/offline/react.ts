import { useLiveQuery } from "dexie-react-hooks";
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import type { Kind, KindRows, Row, User } from "@/api/rows";
import { readAttachment } from "./attachments";
import { dropDraft, onFlush, readDraft, writeDraft } from "./drafts";
import { type Count, countUnsent, type NewCommand, saveCommand } from "./outbox";
import { listTray, type TrayItem } from "./resolve";
import { getRow, type Live, listRows, type RowQuery } from "./rows";
import { onSyncStatus, syncNow, syncStatus } from "./runner";
import { currentTab, onSession, type SessionState, sessionState } from "./session";
import type { SyncStatus } from "./sync";
import type { Tab } from "./tab";

type RowOf<K extends Kind> = KindRows[K] & Row;

export function useSession(): SessionState {
  return useSyncExternalStore(onSession, sessionState);
}

/** The signed-in user; only inside the shell. */
export function useUser(): User {
  const now = useSession();
  if (now.phase !== "open") throw new Error("nobody is signed in");
  return now.user;
}

/** Whether the user has a permission code: hides a button, the server decides. */
export function useMay(code: string): boolean {
  return useUser().codes.includes(code);
}

function useTab(): Tab {
  const now = useSession();
  return now.phase === "open" ? now.tab : currentTab();
}

export function useSyncStatus(): SyncStatus {
  return useSyncExternalStore(onSyncStatus, syncStatus);
}

/**
 * Rows of a kind from the tablet, with unsent changes on top; undefined while the first read is under way.
 * `deps` names what `match` and `order` depend on.
 */
export function useRows<K extends Kind>(
  kind: K,
  query: RowQuery<RowOf<K>> = {},
  deps: readonly unknown[] = [],
): Live<RowOf<K>>[] | undefined {
  const tab = useTab();
  return useLiveQuery(
    () => listRows<RowOf<K>>(tab, kind, query),
    [tab, kind, JSON.stringify(query.where ?? null), query.limit ?? 0, ...deps],
  );
}

/** One row; undefined while it is read, null when the tablet has none. */
export function useRow<K extends Kind>(
  kind: K,
  id: string | null | undefined,
): Live<RowOf<K>> | null | undefined {
  const tab = useTab();
  return useLiveQuery(() => (id ? getRow<RowOf<K>>(tab, kind, id) : null), [tab, kind, id]);
}

/** Saves an act on the tablet and starts sending; resolves when it is safe on the disk. */
export function useSave(): (command: NewCommand) => Promise<string> {
  const tab = useTab();
  return useCallback(
    async (command) => {
      const id = await saveCommand(tab, command);
      syncNow();
      return id;
    },
    [tab],
  );
}

export function useTray(): TrayItem[] | undefined {
  const tab = useTab();
  return useLiveQuery(() => listTray(tab), [tab]);
}

/** The command a form was opened to mend (`?mend=<id>`). */
export function useTrayItem(id: string | null): TrayItem | null | undefined {
  const tab = useTab();
  return useLiveQuery(
    async () => (id ? ((await listTray(tab)).find((one) => one.id === id) ?? null) : null),
    [tab, id],
  );
}

/** What is unsent in any tab; until the tablet has counted (`read` is false) nobody may say that all is sent. */
export function useUnsent(): Count & { read: boolean } {
  const tab = useTab();
  const count = useLiveQuery(() => countUnsent(tab), [tab]);
  return {
    ...(count ?? { waiting: 0, needs: 0, oldest: Number.POSITIVE_INFINITY }),
    read: count !== undefined,
  };
}

/** An object URL of a file still on the tablet; null when it was sent (then ask `/api/attachments/{id}`). */
export function useAttachmentUrl(id: string): string | null | undefined {
  const tab = useTab();
  const [url, setUrl] = useState<string | null>();
  useEffect(() => {
    let made = "";
    let gone = false;
    void readAttachment(tab, id).then((bytes) => {
      if (gone) return;
      made = bytes ? URL.createObjectURL(new Blob([bytes])) : "";
      setUrl(made || null);
    });
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [tab, id]);
  return url;
}

export type Draft<D> = {
  ready: boolean;
  kept: D | null;
  keep: (value: D) => void;
  drop: () => Promise<void>;
};

/** What was typed and not yet saved: kept every two seconds, there again after a lock, a crash or an update. */
export function useDraft<D>(id: string): Draft<D> {
  const tab = useTab();
  const [kept, setKept] = useState<{ value: D | null } | null>(null);
  const latest = useRef<{ value: D } | null>(null);
  const written = useRef(Promise.resolve());
  useEffect(() => {
    void readDraft<D>(tab, id).then((value) => setKept({ value }));
    const flush = () => {
      const next = latest.current;
      latest.current = null;
      if (next) written.current = writeDraft(tab, id, next.value).catch(() => undefined);
      return written.current;
    };
    const forget = onFlush(flush);
    const timer = setInterval(() => void flush(), 2_000);
    const hidden = () => void flush();
    document.addEventListener("visibilitychange", hidden);
    return () => {
      forget();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", hidden);
      void flush();
    };
  }, [tab, id]);
  const keep = useCallback((value: D) => {
    latest.current = { value };
  }, []);
  const drop = useCallback(async () => {
    latest.current = null;
    await written.current; // a writing under way would bring back what is dropped now
    await dropDraft(tab, id);
  }, [tab, id]);
  return { ready: kept !== null, kept: kept?.value ?? null, keep, drop };
}
