import { describe, expect, test } from "vitest";
import type { WordList } from "@/api/rows";
import { spanTo } from "./clock";
import { heardIn, listsOn } from "./lists";

const NOON = Date.parse("2026-11-18T04:00:00Z");

describe("a clock", () => {
  test("counts real hours, whatever zone the moment was written in", () => {
    const span = { hours: 4, minutes: 12 };
    expect(spanTo("2026-11-18T08:12:30Z", NOON)).toEqual({ late: false, span });
    expect(spanTo("2026-11-18T16:12:30+08:00", NOON)).toEqual({ late: false, span });
  });
  test("is late the second after its time", () => {
    expect(spanTo("2026-11-18T04:00:00Z", NOON).late).toBe(false);
    expect(spanTo("2026-11-18T03:59:59Z", NOON)).toEqual({ late: true, span: { hours: 0, minutes: 0 } });
    expect(spanTo("2026-11-16T03:00:00Z", NOON)).toEqual({ late: true, span: { hours: 49, minutes: 0 } });
  });
});

const list = (some: Partial<WordList>): WordList => ({
  ...{ id: "1", version: 1, kind: "adverse_event", name_zh: "a", name_en: "a", words_zh: [] },
  ...{ words_en: ["rash"], excepted: [], outcome: "case", hours: 24, from_on: "2020-01-01", to_on: null },
  ...{ rule: "CT-05", source_zh: "", source_en: "" },
  ...some,
});

describe("lists", () => {
  test("of two of a kind in force the newer speaks", () => {
    const lists = [list({ id: "new", from_on: "2026-01-01" }), list({ id: "old" })];
    expect(listsOn(lists, "2026-11-18").map((one) => one.id)).toEqual(["new"]);
    expect(listsOn(lists, "2025-11-18").map((one) => one.id)).toEqual(["old"]);
    expect(listsOn([list({ to_on: "2026-11-17" })], "2026-11-18")).toEqual([]);
  });
  test("tell what stands in the text as it is written, once, what refuses first", () => {
    const block = list({ id: "b", kind: "prescription_count", words_en: ["rx per"], outcome: "block" });
    const heard = heardIn(["A RASH, a rash", "Rx per week, RASH"], [list({}), block]);
    expect(heard.map((one) => [one.list.id, one.words])).toEqual([
      ["b", ["Rx per"]],
      ["1", ["RASH"]],
    ]);
  });
});
