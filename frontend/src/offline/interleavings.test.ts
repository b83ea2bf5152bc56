// @vitest-environment node
// Random days of a tablet: saves, two tabs, lost requests, cut answers, killed tabs, a boss who edits meanwhile.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Send } from "@/api/request";
import { newId } from "@/lib/id";
import { type FakeServer, fakeServer } from "./fake-server";
import { countUnsent, saveCommand } from "./outbox";
import { listTray, resolveConflict } from "./resolve";
import { getRow, listRows } from "./rows";
import type { Sync } from "./sync";
import type { Tab } from "./tab";
import { create, edit, move, newTab, sameTablet, signature, syncOf } from "./test-tools";

type Visit = { id: string; version: number; note: number; state: string; moved: string[] };
type Fate = "fine" | "lost" | "cut" | "broken";
type Save = { do: "create" | "edit" | "move"; tab: 0 | 1; thing: number };
type Meeting = { do: "sync" | "both" | "reset"; tab: 0 | 1; fates: Fate[] };
type Step =
  | Save
  | Meeting
  | { do: "kill"; tab: 0 | 1; after: number; committed: boolean }
  | { do: "boss"; thing: number };

const tab = fc.constantFrom(0 as const, 1 as const);
const thing = fc.nat({ max: 2 });
const fates = fc.array(fc.constantFrom<Fate>("fine", "fine", "fine", "lost", "cut", "broken"), {
  maxLength: 8,
});
const steps = (boss: boolean) =>
  fc.array(
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({ do: fc.constantFrom("create", "edit", "edit", "move"), tab, thing }),
      },
      { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("sync", "both", "reset"), tab, fates }) },
      {
        weight: 1,
        arbitrary: fc.record({
          do: fc.constant("kill"),
          tab,
          after: fc.nat({ max: 4 }),
          committed: fc.boolean(),
        }),
      },
      { weight: boss ? 1 : 0, arbitrary: fc.record({ do: fc.constant("boss"), thing }) },
    ) as fc.Arbitrary<Step>,
    { minLength: 4, maxLength: 24 },
  );

/** A lock like the browser's: held by one, waited for by others, freed when its tab dies. */
function browserLock() {
  let tail: Promise<unknown> = Promise.resolve();
  let free: () => void = () => {};
  return {
    take<T>(_name: string, work: () => Promise<T>): Promise<T> {
      const death = tail.then(
        () =>
          new Promise<void>((done) => {
            free = done;
          }),
      );
      const mine = tail.then(work);
      tail = Promise.race([mine.catch(() => undefined), death]);
      return mine;
    },
    die: () => free(),
  };
}

class Day {
  readonly server: FakeServer = fakeServer();
  readonly lock = browserLock();
  readonly things = [newId(), newId(), newId()];
  readonly made = new Set<string>();
  readonly moves = new Map<string, string[]>();
  readonly lastNote = new Map<string, number>();
  tabs: Tab[] = [];
  syncs: Sync[] = [];
  files = 0;
  note = 0;

  async open(): Promise<void> {
    const first = await newTab();
    this.tabs = [first, await sameTablet(first)];
    this.syncs = this.tabs.map((one) => this.sync(one, this.server.send));
  }

  sync(one: Tab, send: Send): Sync {
    return syncOf(one, this.server, { send, lock: (name, work) => this.lock.take(name, work) });
  }

  tab(n: number): Tab {
    const one = this.tabs[n];
    if (!one) throw new Error("no tab");
    return one;
  }

  async due(): Promise<void> {
    await this.tab(0).db.outbox.toCollection().modify({ nextAt: 0 });
  }

  async take(step: Step): Promise<void> {
    if (step.do === "create" || step.do === "edit" || step.do === "move") return this.save(step);
    if (step.do === "boss") return this.boss(this.things[step.thing] ?? "");
    if (step.do === "kill") return this.kill(step.tab, step.after, step.committed);
    return this.meet(step as Meeting);
  }

  /** One or both tabs meet the server in this weather. */
  async meet(step: Meeting): Promise<void> {
    if (step.do === "reset") this.server.reset = true;
    const queue = [...step.fates];
    this.server.weather.fate = () => queue.shift() ?? "fine";
    await this.due();
    await Promise.all(
      step.do === "both" ? this.syncs.map((one) => one.run()) : [this.syncs[step.tab]?.run()],
    );
    this.server.weather.fate = () => "fine";
  }

  async save(step: Save): Promise<void> {
    const id = this.things[step.thing] ?? "";
    const on = this.tab(step.tab);
    this.note += 1;
    if (!this.made.has(id)) {
      this.made.add(id);
      this.files += 1;
      await saveCommand(on, { ...create(id, { note: this.note }), attachments: [signature(this.note)] });
      this.lastNote.set(id, this.note);
    } else if (step.do === "move") {
      const verb = `move${this.note}`;
      this.moves.set(id, [...(this.moves.get(id) ?? []), verb]);
      await saveCommand(on, move(id, verb));
    } else {
      const shown = await getRow<Visit>(on, "visits", id);
      if (!shown) throw new Error("a saved visit is not shown");
      await saveCommand(on, edit(id, shown.version ?? 0, { note: this.note }));
      this.lastNote.set(id, this.note);
    }
  }

  boss(id: string): void {
    if (this.server.rows.has(id)) this.server.edit(id, { boss: this.note });
  }

  /** The tab dies in the middle of its nth request; the server may have done its part. */
  async kill(n: 0 | 1, after: number, committed: boolean): Promise<void> {
    let asked = 0;
    let dead: () => void = () => {};
    const died = new Promise<void>((done) => {
      dead = done;
    });
    const send: Send = async (ask) => {
      asked += 1;
      if (asked <= after) return this.server.send(ask);
      if (committed) await this.server.send(ask);
      dead();
      return new Promise(() => undefined);
    };
    this.syncs[n]?.stop();
    const doomed = this.sync(this.tab(n), send);
    await this.due();
    const ended = doomed.run();
    await Promise.race([ended, died]);
    doomed.stop();
    this.lock.die();
    this.tab(n).db.close();
    this.tabs[n] = await newTab(this.tab(n).user);
    this.syncs[n] = this.sync(this.tab(n), this.server.send);
  }

  async evening(): Promise<void> {
    for (let n = 0; n < 60; n += 1) {
      await this.due();
      await this.syncs[n % 2]?.run();
      for (const item of await listTray(this.tab(0))) {
        if (item.state === "conflict") await resolveConflict(this.tab(0), item.id, () => "mine");
      }
      const { waiting, needs } = await countUnsent(this.tab(0));
      if (waiting + needs === 0) break;
    }
    await this.syncs[0]?.run();
  }

  close(): void {
    for (const one of this.syncs) one.stop();
    for (const one of this.tabs) one.db.close();
  }
}

async function live(day: Day, plan: Step[]): Promise<void> {
  await day.open();
  for (const step of plan) await day.take(step);
  await day.evening();
}

function check(day: Day): void {
  const { server } = day;
  const keys = server.effects.map((one) => one.key);
  expect(new Set(keys).size, "a key had two effects").toBe(keys.length);
  for (const id of day.made) {
    const mine = server.effects.filter((one) => one.entity === `visits:${id}`);
    expect(mine.filter((one) => one.verb === "create")).toHaveLength(1);
    expect(mine[0]?.verb).toBe("create");
    expect(mine.map((one) => one.verb).filter((verb) => verb.startsWith("move"))).toEqual(
      day.moves.get(id) ?? [],
    );
    expect(server.rows.get(id)?.note, "the last word is not the last saved").toBe(day.lastNote.get(id));
  }
  expect(server.files.size).toBe(day.files);
}

const numRuns = Number(process.env.ROUNDS_SOAK ?? 40);

describe("any day of a tablet", () => {
  test("nothing is lost, doubled or out of order", async () => {
    await fc.assert(
      fc.asyncProperty(steps(false), async (plan) => {
        const day = new Day();
        try {
          await live(day, plan);
          expect(await countUnsent(day.tab(0))).toMatchObject({ waiting: 0, needs: 0 });
          expect(day.server.clashes, "a clash with oneself").toBe(0);
          check(day);
          const shown = await listRows<Visit>(day.tab(1), "visits", {});
          expect(shown.map(({ id, version }) => `${id} ${version}`).sort()).toEqual(
            [...day.server.rows.values()].map(({ id, version }) => `${id} ${version}`).sort(),
          );
          expect(await day.tab(0).db.attachments.count()).toBe(0);
        } finally {
          day.close();
        }
      }),
      { numRuns },
    );
  }, 600_000);

  test("with a boss who edits meanwhile, every clash is shown and 'mine' wins in order", async () => {
    await fc.assert(
      fc.asyncProperty(steps(true), async (plan) => {
        const day = new Day();
        try {
          await live(day, plan);
          expect(await countUnsent(day.tab(0))).toMatchObject({ waiting: 0, needs: 0 });
          check(day);
        } finally {
          day.close();
        }
      }),
      { numRuns },
    );
  }, 600_000);
});
