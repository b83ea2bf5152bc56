import type { Answer, Send } from "@/api/request";
import type { Session } from "@/api/rows";
import { noteServerTime } from "./clock";
import { writeMeta } from "./db";
import { pull } from "./feed";
import { alone } from "./lock";
import { isRevoked, nextDue, sendable, sendOne, unanswered, type Verdict, waitFlat } from "./push";
import { dropOldReceipts } from "./resolve";
import type { Tab } from "./tab";

/** What the chip says; everything else it knows from the outbox itself. */
export type SyncPhase = "idle" | "sending" | "pulling";
export type SyncStatus = {
  phase: SyncPhase;
  /** From the last answer, never from a ping or the browser's guess. */
  online: boolean;
  sent: number;
  total: number;
  pulled: number;
  signIn: boolean;
  update: boolean;
  lastSyncAt: number;
};
export const firstStatus: SyncStatus = {
  phase: "idle",
  online: true,
  sent: 0,
  total: 0,
  pulled: 0,
  signIn: false,
  update: false,
  lastSyncAt: 0,
};

export type SyncParts = {
  tab: Tab;
  send: Send;
  client: string;
  /** A revoked tablet empties itself. */
  onRevoked: () => void;
  onStatus: (status: SyncStatus) => void;
  /** How long the server's word holds: renews the lease. */
  onContact?: (session: Session) => Promise<void>;
  lock?: <T>(name: string, work: () => Promise<T>) => Promise<T>;
};
export type Sync = {
  /** `tapped`: the user asked, so nothing waits for its time. */
  run: (tapped?: boolean) => Promise<void>;
  stop: () => void;
  status: () => SyncStatus;
};

const PULL_EVERY = 5 * 60_000;

/** "0.10.0" is newer than "0.9.1". */
export function isOlder(mine: string, least: string): boolean {
  const [one, other] = [mine, least].map((text) => text.split(".").map(Number));
  for (let n = 0; n < 3; n += 1) {
    const [a, b] = [one?.[n] || 0, other?.[n] || 0];
    if (a !== b) return a < b;
  }
  return false;
}

/** Sends what is due, then brings what changed; one runner over all tabs, one timer at the earliest due time. */
export function startSync(parts: SyncParts): Sync {
  const { tab } = parts;
  const lock = parts.lock ?? alone;
  let status = firstStatus;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;

  const tell = (change: Partial<SyncStatus>) => {
    status = { ...status, ...change };
    if (!stopped) parts.onStatus(status);
  };

  const arm = async () => {
    clearTimeout(timer);
    if (stopped) return;
    const due = status.signIn || status.update ? null : nextDue(await unanswered(tab));
    const wait = due === null ? PULL_EVERY : Math.min(PULL_EVERY, Math.max(0, due - Date.now()));
    if (!stopped) timer = setTimeout(() => void run(), wait + 5);
  };

  const push = async (): Promise<Verdict> => {
    const total = sendable(await unanswered(tab), Date.now()).length;
    tell({ total, sent: 0, phase: total ? "sending" : status.phase });
    const tried = new Map<string, number>();
    for (let sent = 0; !stopped; sent += 1) {
      const waiting = await unanswered(tab);
      const row = sendable(waiting, Date.now()).find((one) => (tried.get(one.id) ?? 0) < 2);
      if (!row) return "next";
      tried.set(row.id, (tried.get(row.id) ?? 0) + 1);
      tell({ sent, total: Math.max(total, sent + 1), phase: "sending" });
      const verdict = await sendOne(tab, parts.send, row.seq);
      if (verdict !== "next") return verdict;
    }
    return "next";
  };

  const round = async () => {
    if (stopped) return;
    tell({ phase: "pulling" });
    const ready = await greet();
    if (!ready || stopped) return;
    const verdict = await push();
    if (verdict === "revoked") return parts.onRevoked();
    if (verdict === "sign_in" || verdict === "stale_token") tell({ signIn: verdict === "sign_in" });
    if (verdict === "no_answer") tell({ online: false });
    if (verdict !== "next" || stopped) return;
    tell({ phase: "pulling", pulled: 0 });
    const pulled = await pull(tab, parts.send, (count) => tell({ pulled: count }));
    if (isRevoked(pulled.answer)) return parts.onRevoked();
    if (pulled.answer.status === 401) tell({ signIn: true });
    tell({ online: pulled.answer.status !== 0 });
    if (!pulled.complete) return;
    await writeMeta(tab.db, "lastSyncAt", Date.now());
    tell({ lastSyncAt: Date.now() });
    await dropOldReceipts(tab);
  };

  /** Who the server thinks we are, its clock, its oldest client, and a fresh token: before anything is sent. */
  const greet = async (): Promise<boolean> => {
    const sentAt = Date.now();
    const answer: Answer = await parts.send({ method: "GET", path: "/api/session", timeout: 15_000 });
    if (isRevoked(answer)) {
      parts.onRevoked();
      return false;
    }
    tell({ online: answer.status !== 0 });
    if (answer.status !== 200) {
      if (answer.status === 401) tell({ signIn: true });
      else await waitFlat(tab);
      return false;
    }
    const session = answer.body as Session;
    await noteServerTime(tab.db, session.server_time, sentAt);
    const signIn = session.user?.id !== tab.user;
    const update = isOlder(parts.client, session.min_client);
    tell({ signIn, update });
    if (signIn) return false;
    await parts.onContact?.(session);
    return !update;
  };

  const loop = async () => {
    do {
      again = false;
      await lock(`rounds-sync-${tab.user}`, round).catch((error: unknown) => {
        if (!stopped) throw error;
      });
    } while (again && !stopped);
  };

  const run = async (tapped = false): Promise<void> => {
    if (stopped) return;
    if (tapped) {
      await tab.db.outbox.where("state").equals("queued").modify({ nextAt: 0 });
    }
    if (running) {
      again = true;
      return running;
    }
    running = loop().finally(async () => {
      running = null;
      tell({ phase: "idle", sent: 0, total: 0 });
      await arm().catch(() => undefined);
    });
    return running;
  };

  const stop = () => {
    stopped = true;
    clearTimeout(timer);
  };

  return { run, stop, status: () => status };
}
