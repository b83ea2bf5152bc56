// A server in memory with the rules of the real one, for tests: exactly once by key, versions, refusals, a feed.
import type { Answer, Ask, Send } from "@/api/request";

type Row = { id: string; version: number; [field: string]: unknown };
type Kept = { body: string; status: number; answer: unknown };
export type Weather = {
  /** Fate of the next request: lost before it arrives, or its answer lost after the commit. */
  fate: () => "fine" | "lost" | "cut" | "broken";
};

export type FakeServer = {
  send: Send;
  rows: Map<string, Row>;
  files: Map<string, string>;
  /** Effects in the order in which they happened: each at most once. */
  effects: { key: string; entity: string; verb: string; occurredAt: string }[];
  seen: { key: string; path: string }[];
  user: number | null;
  weather: Weather;
  /** Someone else edits. */
  edit: (id: string, change: Record<string, unknown>) => void;
  remove: (id: string) => void;
  /** A rule says no to these bodies. */
  refuse: (path: string, body: Record<string, unknown>) => { status: number; body: unknown } | null;
  /** Stale answers given. */
  clashes: number;
  revoked: boolean;
  reset: boolean;
  minClient: string;
  pageSize: number;
};

const said = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => ({
  status,
  body: body === null ? null : JSON.parse(JSON.stringify(body)),
  headers: new Headers(headers),
});

export function fakeServer(): FakeServer {
  const keys = new Map<string, Kept>();
  let log: { id: string; gone: boolean }[] = [];
  const server: FakeServer = {
    send: async (ask) => travel(server, ask, () => handle(ask)),
    rows: new Map(),
    files: new Map(),
    effects: [],
    seen: [],
    user: 1,
    weather: { fate: () => "fine" },
    edit: (id, change) => put({ ...(server.rows.get(id) as Row), ...change }),
    remove: (id) => {
      server.rows.delete(id);
      log.push({ id, gone: true });
    },
    refuse: () => null,
    clashes: 0,
    revoked: false,
    reset: false,
    minClient: "0.0.0",
    pageSize: 500,
  };

  const put = (row: Row): Row => {
    const next = { ...row, version: (server.rows.get(row.id)?.version ?? 0) + 1 };
    server.rows.set(row.id, next);
    log.push({ id: row.id, gone: false });
    return next;
  };

  const once = (ask: Ask, work: () => { status: number; body: unknown }): Answer => {
    const key = ask.headers?.["Idempotency-Key"];
    if (!key) return said(422, { code: "key_missing", detail: "key missing" });
    server.seen.push({ key, path: ask.path });
    const body = JSON.stringify(ask.json ?? ask.headers?.["X-Sha256"] ?? null);
    const kept = keys.get(key);
    if (kept && kept.body !== body) return said(422, { code: "key_reused", detail: "key reused" });
    if (kept) return said(kept.status, kept.answer, { "Idempotent-Replay": "1" });
    const done = work();
    if (done.status < 300) keys.set(key, { body, status: done.status, answer: structuredClone(done.body) });
    return said(done.status, done.body);
  };

  const effect = (ask: Ask, id: string, verb: string) => {
    const { "Idempotency-Key": key = "", "X-Occurred-At": occurredAt = "" } = ask.headers ?? {};
    server.effects.push({ key, entity: `visits:${id}`, verb, occurredAt });
  };

  const visit = (ask: Ask) => {
    const body = ask.json as Record<string, unknown>;
    const refused = server.refuse(ask.path, body);
    if (refused) return refused;
    const [, , , id, move] = ask.path.split("/");
    if (ask.method === "POST" && !id) {
      if (server.rows.has(body.id as string))
        return { status: 409, body: { code: "exists", detail: "exists" } };
      effect(ask, body.id as string, "create");
      return { status: 201, body: put({ state: "draft", moved: [], ...body, version: 0 } as unknown as Row) };
    }
    const row = server.rows.get(id ?? "");
    if (!row) return { status: 404, body: { code: "not_found", detail: "not found" } };
    if (ask.method === "POST") {
      effect(ask, row.id, move ?? "");
      return { status: 200, body: put({ ...row, state: move, moved: [...(row.moved as string[]), move] }) };
    }
    const { version, ...fields } = body;
    if (version !== row.version) {
      server.clashes += 1;
      return { status: 409, body: { code: "stale", detail: "stale", current: row } };
    }
    effect(ask, row.id, "edit");
    return { status: 200, body: put({ ...row, ...fields }) };
  };

  const feed = (ask: Ask): Answer => {
    const query = new URL(ask.path, "http://x").searchParams;
    const size = Math.min(server.pageSize, Number(query.get("limit")));
    const cursor = query.get("cursor") ?? "";
    const full = !cursor || server.reset;
    server.reset = false;
    if (full) log = [...server.rows.keys()].map((id) => ({ id, gone: false }));
    const from = full ? 0 : Number(cursor);
    const part = log.slice(from, from + size);
    const rows = part.map(({ id }) => server.rows.get(id)).filter(Boolean);
    const gone = part.filter(({ id }) => !server.rows.has(id)).map(({ id }) => id);
    return said(200, {
      rows: { visits: rows },
      gone: { visits: gone },
      cursor: String(from + part.length),
      more: from + part.length < log.length,
      reset: full,
      server_time: new Date().toISOString(),
      min_client: server.minClient,
    });
  };

  const handle = (ask: Ask): Answer => {
    if (server.revoked) return said(403, { code: "tablet_revoked" }, { "X-Device-Revoked": "1" });
    if (ask.path === "/api/session") {
      const user = server.user === null ? null : { id: server.user };
      const time = new Date().toISOString();
      return said(200, { csrf: "x", user, tablet: null, min_client: server.minClient, server_time: time });
    }
    if (server.user === null) return said(401, { code: "not_signed_in" });
    if (ask.path.startsWith("/api/feed")) return feed(ask);
    if (ask.path.startsWith("/api/attachments/")) {
      return once(ask, () => {
        const id = ask.path.split("/")[3]?.split("?")[0] ?? "";
        const sha = ask.headers?.["X-Sha256"] ?? "";
        if (server.files.has(id) && server.files.get(id) !== sha)
          return { status: 409, body: { code: "other_file" } };
        server.files.set(id, sha);
        return { status: 200, body: { id } };
      });
    }
    return once(ask, () => visit(ask));
  };
  return server;
}

async function travel(server: FakeServer, _ask: Ask, work: () => Answer): Promise<Answer> {
  await Promise.resolve();
  const fate = server.weather.fate();
  if (fate === "lost") return said(0, null);
  if (fate === "broken") return said(503, { code: "busy" }, { "Retry-After": "1" });
  const answer = work();
  return fate === "cut" ? said(0, null) : answer;
}
