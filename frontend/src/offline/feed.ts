import type { Answer, Send } from "@/api/request";
import type { Feed } from "@/api/rows";
import { newId } from "@/lib/id";
import { type MetaRow, readMeta, type Stored } from "./db";
import { type Incoming, sealRow, type Tab } from "./tab";

export const PAGE = 500;
const SMALLEST_PAGE = 50;

export type Pulled = { answer: Answer; rows: number; complete: boolean };

/** Brings rows and tombstones since the cursor, page after page; `onRows` counts for the first download. */
export async function pull(
  tab: Tab,
  send: Send,
  onRows: (count: number) => void = () => {},
): Promise<Pulled> {
  let limit = PAGE;
  let rows = 0;
  for (;;) {
    const cursor = (await readMeta(tab.db, "cursor")) ?? "";
    const query = new URLSearchParams({ cursor, limit: String(limit) });
    const answer = await send({ method: "GET", path: `/api/feed?${query}`, timeout: 30_000 });
    if (answer.status === 0 && limit > SMALLEST_PAGE) {
      limit = Math.max(SMALLEST_PAGE, Math.floor(limit / 2));
      continue;
    }
    if (answer.status !== 200) return { answer, rows, complete: false };
    const feed = answer.body as Feed;
    rows += await applyPage(tab, feed);
    onRows(rows);
    if (!feed.more) return { answer, rows, complete: true };
  }
}

/** One page in one transaction with its cursor: a crash repeats a page, never skips one. */
export async function applyPage(tab: Tab, feed: Feed): Promise<number> {
  const { db } = tab;
  const sweep = feed.reset ? newId() : ((await readMeta(db, "sweep")) ?? "");
  const coming = await sealPage(tab, feed, sweep);
  const gone = Object.entries(feed.gone).filter(([kind]) => tab.specs.has(kind));
  await db.transaction("rw", ["meta", ...tab.specs.keys()], async () => {
    for (const [kind, stored] of coming) await putPage(tab, kind, stored, sweep);
    for (const [kind, ids] of gone) await db.table(kind).bulkDelete(ids.map(String));
    if (!feed.more && sweep) await sweepUnmarked(tab, sweep);
    const meta: MetaRow[] = [{ k: "cursor", v: feed.cursor }];
    await db.meta.bulkPut([...meta, { k: "sweep", v: feed.more ? sweep : "" }]);
  });
  for (const [kind, ids] of gone) for (const id of ids) tab.cache.delete(`${kind}:${id}`);
  return coming.reduce((sum, [, stored]) => sum + stored.length, 0);
}

async function sealPage(tab: Tab, feed: Feed, sweep: string): Promise<[string, Stored[]][]> {
  const known = Object.entries(feed.rows).filter(([kind]) => tab.specs.has(kind));
  return Promise.all(
    known.map(
      async ([kind, rows]): Promise<[string, Stored[]]> => [
        kind,
        await Promise.all(rows.map((row) => sealRow(tab, kind, row as Incoming, sweep))),
      ],
    ),
  );
}

/** A page read before one of our answers must not take the newer row away; a full pull is believed as it is. */
async function putPage(tab: Tab, kind: string, stored: Stored[], sweep: string): Promise<void> {
  const table = tab.db.table(kind);
  const held = (await table.bulkGet(stored.map((one) => one.id))) as (Stored | undefined)[];
  const put = stored.map((one, n) => {
    const have = held[n];
    return have && !sweep && have.version > one.version ? have : one;
  });
  await table.bulkPut(put);
}

/** The end of a full pull: what the server did not send is no longer ours to see. */
async function sweepUnmarked(tab: Tab, sweep: string): Promise<void> {
  for (const kind of tab.specs.keys()) await tab.db.table(kind).where("mark").notEqual(sweep).delete();
}
