import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { RuleSet } from "@/api/rows";
import { exact, perHead, written } from "@/rules";
import { type Context, logCommands } from "./commands";
import { keptOf, openKept } from "./drafts";
import { emptyLog, logOf, metIn, missingIn } from "./form";
import { amountOf, emptyMeal, judgeMeal, lacksOf, type MealForm, mealFacts } from "./meal";
import { sampleUser, sampleVisit } from "./sample";

type Share = { amount: string; heads: number; per_head: string };
const book = join(import.meta.dirname, "../../../../tests/visits/meal_cases.json");
const { shares } = JSON.parse(readFileSync(book, "utf8")) as { shares: Share[] };

const cap = {
  ...{ id: "r1", version: 1, rule: "RDPAC-05", occasion: "visit.meal", when: { all: [] }, unit: "CNY" },
  ...{ outcome: "approve", grant: "compliance", source_zh: "", source_en: "", verified: false },
  limit: { adds: "per_head", already: null, at_most: "300.00" },
  zh: "人均 {per_head}，上限 {cap}。",
  en: "{per_head} per head, the cap is {cap}.",
} as const;
const china = {
  ...{ id: "s1", version: 1, name_zh: "", name_en: "", jurisdiction: "CN", product_kind: "drug" },
  ...{ edition: 1, replaces_id: null, state: "active", from_on: "2026-08-01", to_on: null },
  ...{ proposed_by: "", activated_by: "", activated_at: null },
  rules: [cap],
} as RuleSet;
const about = { on: "2026-11-18", kinds: ["drug"], channel: "in_person" } as const;
const meal = (part: Partial<MealForm>): MealForm => ({ ...emptyMeal(["h1"]), ...part });

describe("a meal is judged on the tablet", () => {
  test.each(shares)("$amount over $heads heads is $per_head each, as the server has it", (one) => {
    expect(written(perHead(exact(one.amount), one.heads), true)).toBe(one.per_head);
    const facts = mealFacts(meal({ amount: one.amount, heads: String(one.heads) }), about);
    expect(facts?.per_head).toEqual({ amount: one.per_head, currency: "CNY" });
  });

  test("above the cap it needs an approval, with the numbers and who may grant it", () => {
    const { answers, perHead: each } = judgeMeal([china], meal({ amount: "960", heads: "3" }), about);
    expect(each).toBe("320.00");
    expect(answers).toMatchObject([
      {
        rule: "RDPAC-05",
        outcome: "approve",
        used: "320.00",
        cap: "300.00",
        room: "300.00",
        grant: "compliance",
      },
    ]);
  });

  test("below the cap nothing objects and the room is told once", () => {
    const { answers, rooms } = judgeMeal([china, china], meal({ amount: "200", heads: "3" }), about);
    expect(answers).toEqual([]);
    expect(rooms).toMatchObject([{ used: "66.67", cap: "300.00" }]);
  });

  test("the rules of another day do not speak", () => {
    const before = { ...about, on: "2026-07-31" };
    expect(judgeMeal([china], meal({ amount: "960", heads: "3" }), before).answers).toEqual([]);
  });

  test("nothing is judged before amount and heads are entered", () => {
    expect(judgeMeal([china], meal({ amount: "9", heads: "" }), about).perHead).toBeNull();
    for (const typed of ["0", "0.00", "1.234", "-3", "abc", ""]) {
      expect(amountOf({ amount: typed })).toBeNull();
    }
    expect(amountOf({ amount: "1,200.5" })).toBe("1200.50");
  });
});

test("a meal says what it still wants, a reason when a rule asks for one", () => {
  const asks = judgeMeal([china], meal({ amount: "960", heads: "3" }), about).answers;
  expect(lacksOf(meal({}), ["h1"], [])).toEqual(["amount", "heads"]);
  expect(lacksOf(meal({ amount: "9", heads: "1", hcp_ids: ["h1", "h2"] }), ["h1", "h2"], [])).toEqual([
    "few",
  ]);
  expect(lacksOf(meal({ amount: "9", heads: "1", hcp_ids: ["gone"] }), ["h1"], [])).toEqual(["people"]);
  expect(lacksOf(meal({ amount: "960", heads: "3" }), ["h1"], asks)).toEqual(["reason"]);
  expect(lacksOf(meal({ amount: "9", heads: "1" }), [], [])).toEqual(["nobody"]);
  const form = { ...emptyLog(), who: { ...emptyLog().who, hcp_id: "h1" }, meal: meal({}) };
  expect(missingIn(form)).toContain("meal");
  expect(metIn({ ...form, also_met: ["h2", "h1"] })).toEqual(["h1", "h2"]);
});

describe("a meal travels with its visit", () => {
  const context: Context = { user: sampleUser, now: "2026-11-18T03:00:00.000Z" };
  const how = { submit: true, late: false, draft: "d" };
  const photo = { id: "f1", bytes: new ArrayBuffer(8) };
  const eaten = meal({ amount: "200", heads: "3", photos: [photo] });
  const form = { ...logOf(sampleVisit()), outcome: "interested" as const, meal: eaten };

  test("amount and heads as the server takes them, its receipt apart from the photos", () => {
    const [written_] = logCommands(form, sampleVisit(), context, how);
    expect(written_?.body.meal).toEqual({
      ...{ amount: "200.00", currency: "CNY", heads: 3, hcp_ids: ["h1"], reason: "", receipts: ["f1"] },
    });
    expect(written_?.body.attachments).toBeUndefined();
    expect(written_?.attachments).toMatchObject([{ id: "f1", kind: "photo" }]);
    expect(written_?.patch?.meal).toMatchObject({ state: "written", receipts: [{ id: "f1" }] });
  });

  test("one that was not touched is not sent", () => {
    const kept = { ...eaten, photos: [], amount: "200.00" };
    const held = sampleVisit({
      meal: { ...kept, amount: "200.00", heads: 3, state: "written", answers: [] },
    });
    const [written_] = logCommands({ ...logOf(held), outcome: "interested" }, held, context, how);
    expect(written_?.body).not.toHaveProperty("meal");
  });

  test("one that was taken out is told", () => {
    const held = sampleVisit({
      meal: { ...eaten, receipts: [], amount: "200.00", heads: 3, state: "written", answers: [] },
    });
    const [written_] = logCommands({ ...logOf(held), meal: null }, held, context, how);
    expect(written_?.body.meal).toBeNull();
    expect(written_?.patch?.meal).toBeNull();
  });

  test("a draft keeps its receipt, and a draft from before there were meals opens", () => {
    const again = openKept(JSON.parse(JSON.stringify(keptOf(form))) as ReturnType<typeof keptOf>);
    expect(again.meal?.photos[0]?.bytes.byteLength).toBe(8);
    const { meal: _none, ...old } = keptOf(form);
    expect(openKept(old).meal).toBeNull();
  });
});
