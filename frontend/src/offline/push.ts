import type { Send } from "@/api/request";
import { newId } from "@/lib/id";
import { openBytes, seal } from "./crypto";
import type { OutboxRow, Stored } from "./db";
import { readMeta } from "./db";
import { type Command, openCommand } from "./outbox";
import { type Incoming, sealRow, type Tab } from "./tab";

/** What one attempt told us about going on. */
export type Verdict = "next" | "no_answer" | "sign_in" | "stale_token" | "revoked" | "slow_down";
export type Said = {
  status: number;
  code: string;
  detail: string;
  rule: string;
  fields: Record<string, string>;
};

export const FLAT_WAIT = 15_000;
export const LONGEST_WAIT = 300_000;

/** Rows that may be sent now: queued, due, and nothing unanswered before them about the same thing. */
export function sendable(rows: readonly OutboxRow[], now: number): OutboxRow[] {
  return heads(rows).filter((row) => row.nextAt <= now);
}

/** The first unanswered command of each thing, when it waits for nothing but its turn. */
export function heads(rows: readonly OutboxRow[]): OutboxRow[] {
  const seen = new Set<string>();
  const first: OutboxRow[] = [];
  for (const row of [...rows].sort((one, other) => one.seq - other.seq)) {
    if (row.state === "done" || seen.has(row.entity)) continue;
    seen.add(row.entity);
    if (row.state === "queued") first.push(row);
  }
  return first;
}

/** When the next attempt is worth it: the one timer stands on this. */
export function nextDue(rows: readonly OutboxRow[]): number | null {
  const times = heads(rows).map((row) => row.nextAt);
  return times.length ? Math.min(...times) : null;
}

export function unanswered(tab: Tab): Promise<OutboxRow[]> {
  return tab.db.outbox.where("state").notEqual("done").sortBy("seq");
}

/** Marks the row as tried before the request leaves; null when it was changed or sent meanwhile. */
function claim(tab: Tab, seq: number): Promise<OutboxRow | null> {
  const { outbox } = tab.db;
  return tab.db.transaction("rw", outbox, async () => {
    const row = await outbox.get(seq);
    if (row?.state !== "queued") return null;
    await outbox.update(seq, { attempts: row.attempts + 1 });
    return { ...row, attempts: row.attempts + 1 };
  });
}

/** Sends one command with its files and writes down what came back. */
export async function sendOne(tab: Tab, send: Send, seq: number): Promise<Verdict> {
  const row = await claim(tab, seq);
  if (!row) return "next";
  const command = await openCommand(tab, row);
  if (!command) return setAside(tab, row, said(0, { code: "unreadable" }));
  const stopped = await sendFiles(tab, send, row);
  if (stopped) return judge(tab, row, stopped);
  return judge(tab, row, await sendBody(send, row, command));
}

type Heard = Awaited<ReturnType<Send>>;

function sendBody(send: Send, row: OutboxRow, command: Command): Promise<Heard> {
  const json = row.baseVersion === null ? command.body : { ...command.body, version: row.baseVersion };
  const headers = { "Idempotency-Key": row.id, "X-Occurred-At": row.occurredAt };
  return send({ method: command.method, path: command.url, json, headers, timeout: 30_000 });
}

/** Puts the files that are not there yet; the answer that stopped it, or null when all arrived. */
async function sendFiles(tab: Tab, send: Send, row: OutboxRow): Promise<Heard | null> {
  for (const id of row.attachments) {
    const file = await tab.db.attachments.get(id);
    if (!file?.box || file.uploaded) continue;
    const answer = await send({
      method: "PUT",
      path: `/api/attachments/${id}?kind=${file.kind}`,
      bytes: await openBytes(tab.key, file.box),
      mime: file.mime,
      headers: { "Idempotency-Key": id, "X-Sha256": file.sha256, "X-Occurred-At": row.occurredAt },
      timeout: 60_000,
    });
    if (answer.status < 200 || answer.status >= 300) return answer;
    await tab.db.attachments.update(id, { uploaded: 1 });
  }
  return null;
}

function said(status: number, body: unknown): Said {
  const from = (body && typeof body === "object" ? body : {}) as Record<string, unknown>;
  const text = (value: unknown): string => (typeof value === "string" ? value : "");
  const fields = from.fields && typeof from.fields === "object" ? Object.entries(from.fields) : [];
  return {
    status,
    code: text(from.code),
    detail: text(from.detail),
    rule: text(from.rule),
    fields: Object.fromEntries(fields.map(([name, value]) => [name, String(value)])),
  };
}

export function isRevoked(answer: { status: number; body: unknown; headers: Headers }): boolean {
  return answer.headers.get("X-Device-Revoked") === "1" || said(0, answer.body).code === "tablet_revoked";
}

async function judge(tab: Tab, row: OutboxRow, answer: Heard): Promise<Verdict> {
  const { status, body } = answer;
  const words = said(status, body);
  if (isRevoked(answer)) return "revoked";
  if (status >= 200 && status < 300) return finish(tab, row, body);
  if (status === 401) return "sign_in";
  if (status === 0) return waitFlat(tab);
  if (status === 429) return slowDown(tab, row, answer.headers);
  if (status >= 500) return backOff(tab, row, answer.headers);
  if (status === 403 && !words.code) return (await backOff(tab, row, answer.headers)) && "stale_token";
  if (status === 409 && words.code === "stale") return conflict(tab, row, body, words);
  if (status === 422 && words.code === "key_reused") return rekey(tab, row, words);
  return setAside(tab, row, words);
}

async function holdAll(tab: Tab, until: number): Promise<void> {
  const now = Date.now();
  await tab.db.outbox
    .where("state")
    .equals("queued")
    .filter((row) => row.nextAt <= now)
    .modify({ nextAt: until });
}

/** No answer: everything that was due waits a short flat time, and counts nothing. */
export async function waitFlat(tab: Tab): Promise<Verdict> {
  await holdAll(tab, Date.now() + 1_000 + Math.random() * (FLAT_WAIT - 1_000));
  return "no_answer";
}

function waitOf(row: OutboxRow, headers: Headers): number {
  const asked = Number(headers.get("Retry-After")) * 1_000;
  return Math.min(LONGEST_WAIT, asked > 0 ? asked : 1_000 * 2 ** (row.faults + 1));
}

/** The server is broken for this one: longer each time, or as long as it asks; other things go on. */
async function backOff(tab: Tab, row: OutboxRow, headers: Headers): Promise<Verdict> {
  const nextAt = Date.now() + waitOf(row, headers);
  await tab.db.outbox.update(row.seq, { faults: row.faults + 1, nextAt });
  return "next";
}

/** The server asks for peace: everything waits. */
async function slowDown(tab: Tab, row: OutboxRow, headers: Headers): Promise<Verdict> {
  const until = Date.now() + waitOf(row, headers);
  await holdAll(tab, until);
  await tab.db.outbox.update(row.seq, { faults: row.faults + 1, nextAt: until });
  return "slow_down";
}

async function setAside(tab: Tab, row: OutboxRow, words: Said): Promise<Verdict> {
  const errorBox = await seal(tab.key, words);
  await tab.db.outbox.update(row.seq, { state: "rejected", errorBox });
  return "next";
}

/** Our key was used for another body before: a new key, once; the second time it is the tray's. */
async function rekey(tab: Tab, row: OutboxRow, words: Said): Promise<Verdict> {
  if (row.faults > 0) return setAside(tab, row, words);
  await tab.db.outbox.update(row.seq, { id: newId(), faults: row.faults + 1 });
  return "next";
}

/** The row of the thing in an answer: the answer itself, or one of its parts beside what became of the act. */
function asRow(entity: string, body: unknown): Incoming | null {
  if (!body || typeof body !== "object") return null;
  const id = entity.slice(entity.indexOf(":") + 1);
  const found = [body, ...Object.values(body)].find(
    (one) => one && typeof one === "object" && String((one as Incoming).id) === id,
  );
  return (found as Incoming | undefined) ?? null;
}

const kindOf = (entity: string): string => entity.slice(0, entity.indexOf(":"));

/** Applies the row that came back, unless the tablet knows a newer one already. */
async function putNewer(tab: Tab, kind: string, stored: Stored): Promise<void> {
  const held = (await tab.db.table(kind).get(stored.id)) as Stored | undefined;
  if (!held || held.version <= stored.version) await tab.db.table(kind).put(stored);
}

async function sealAnswer(tab: Tab, row: OutboxRow, body: unknown): Promise<Stored | null> {
  const incoming = asRow(row.entity, body);
  if (!incoming || !tab.specs.has(kindOf(row.entity))) return null;
  return sealRow(tab, kindOf(row.entity), incoming, (await readMeta(tab.db, "sweep")) ?? "");
}

/** Answered: row applied, bytes freed, command done, and the edit behind it stands on this answer: one transaction. */
async function finish(tab: Tab, row: OutboxRow, body: unknown): Promise<Verdict> {
  const { db } = tab;
  const kind = kindOf(row.entity);
  const stored = await sealAnswer(tab, row, body);
  const tables = ["outbox", "attachments", ...(stored ? [kind] : [])];
  await db.transaction("rw", tables, async () => {
    if (stored) await putNewer(tab, kind, stored);
    await db.attachments.bulkDelete(row.attachments);
    const answerVersion = stored?.version ?? null;
    const done = {
      state: "done" as const,
      doneAt: Date.now(),
      answerVersion,
      errorBox: null,
      serverBox: null,
    };
    await db.outbox.update(row.seq, done);
    if (answerVersion !== null) await rebaseChained(tab, row, answerVersion);
  });
  return "next";
}

async function rebaseChained(tab: Tab, row: OutboxRow, version: number): Promise<void> {
  await tab.db.outbox
    .where("entity")
    .equals(row.entity)
    .filter((one) => one.seq > row.seq && one.chained && one.state === "queued" && one.attempts === 0)
    .modify({ baseVersion: version });
}

/** Someone else changed it: both versions are kept for the conflict screen, nothing is overwritten. */
async function conflict(tab: Tab, row: OutboxRow, body: unknown, words: Said): Promise<Verdict> {
  const current = (body as { current?: unknown }).current ?? null;
  const [errorBox, serverBox] = [await seal(tab.key, words), await seal(tab.key, current)];
  const stored = await sealAnswer(tab, row, current);
  const kind = kindOf(row.entity);
  await tab.db.transaction("rw", ["outbox", ...(stored ? [kind] : [])], async () => {
    if (stored) await putNewer(tab, kind, stored);
    await tab.db.outbox.update(row.seq, { state: "conflict", errorBox, serverBox });
  });
  return "next";
}
