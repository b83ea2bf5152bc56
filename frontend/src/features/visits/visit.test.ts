import { describe, expect, test } from "vitest";
import type { Permit } from "@/api/rows";
import { keptOf, openKept } from "./drafts";
import { asked, isShown, meets } from "./filters";
import { changed, emptyLog, isBegun, logFields, logOf, missingIn, repeated } from "./form";
import { daysOf } from "./pages/TeamPage";
import { linesOf } from "./parts/DayList";
import { nextDayOf, slotAt, timesOn } from "./parts/PlanWhen";
import { sampleVisit } from "./sample";
import { isAsPlanned, isForgotten, lastWith, lateBy, nextOf, recentPeople } from "./visit";

const at = (day: string, time = "10:00") => new Date(`${day}T${time}:00`).toISOString();

describe("a day", () => {
  test("the visit under way comes before the next plan", () => {
    const day = [
      sampleVisit({ id: "a", state: "submitted" }),
      sampleVisit({ id: "b" }),
      sampleVisit({ id: "c", state: "checked_in" }),
    ];
    expect(nextOf(day)?.id).toBe("c");
    expect(nextOf(day.slice(0, 2))?.id).toBe("b");
    expect(nextOf(day.slice(0, 1))).toBeUndefined();
  });

  test("a plan of a past day that nobody wrote up is owed", () => {
    const past = sampleVisit({ planned_at: at("2026-11-17") });
    expect(isForgotten(past, "2026-11-18")).toBe(true);
    expect(isForgotten(past, "2026-11-17")).toBe(false);
    expect(isForgotten({ ...past, state: "submitted" }, "2026-11-18")).toBe(false);
  });

  test("only a plan that says whom and what, and whose time has come, is written up by its outcome", () => {
    const now = Date.parse("2026-11-18T02:30:00Z");
    expect(isAsPlanned(sampleVisit(), now)).toBe(true);
    expect(isAsPlanned(sampleVisit({ planned_at: "2026-11-18T03:00:00Z" }), now)).toBe(false);
    expect(isAsPlanned(sampleVisit({ products: [] }), now)).toBe(false);
    expect(isAsPlanned(sampleVisit({ hcp_id: null }), now)).toBe(false);
    expect(isAsPlanned(sampleVisit({ state: "submitted" }), now)).toBe(false);
  });
});

describe("people", () => {
  const visits = [
    sampleVisit({ id: "a", hcp_id: "h1", state: "approved", happened_at: at("2026-11-10") }),
    sampleVisit({ id: "b", hcp_id: "h2", state: "submitted", happened_at: at("2026-11-12") }),
    sampleVisit({ id: "c", hcp_id: "h1", state: "submitted", happened_at: at("2026-11-11") }),
    sampleVisit({ id: "d", hcp_id: "h3", planned_at: at("2026-12-01") }),
  ];

  test("met lately are those met, newest first, each once, not those only planned", () => {
    expect(recentPeople(visits)).toEqual(["h2", "h1"]);
  });

  test("the last visit to somebody is the last one handed in", () => {
    expect(lastWith(visits, "h1")?.id).toBe("c");
    expect(lastWith(visits, "h1", "c")?.id).toBe("a");
    expect(lastWith(visits, "h3")).toBeUndefined();
  });
});

describe("late entries", () => {
  const rule = { rule: "AL-01", code: "late_after_hours", product_kind: "any", province: "", unit: "hours" };
  const rules = [{ ...rule, from_on: "2026-01-01", to_on: null, outcome: "warn", number: 24 }];
  const permit = { zone: "Asia/Shanghai", rules } as unknown as Permit;

  test("count from the visit to the writing", () => {
    const written = Date.parse("2026-11-18T02:00:00Z");
    expect(lateBy(permit, "2026-11-17T02:00:00Z", written)).toBeNull();
    expect(lateBy(permit, "2026-11-17T01:59:00Z", written)).toBe(24);
  });

  test("are not guessed without rules", () => {
    expect(lateBy(null, "2020-01-01T00:00:00Z")).toBeNull();
    expect(lateBy({ ...permit, rules: [] }, "2020-01-01T00:00:00Z")).toBeNull();
  });
});

describe("the log", () => {
  test("wants whom, what and the outcome; who was not met needs no product", () => {
    expect(missingIn(emptyLog())).toEqual(["hcp_id", "products", "outcome"]);
    const form = logOf(sampleVisit());
    expect(missingIn({ ...form, products: [], outcome: "not_met" })).toEqual([]);
    expect(missingIn({ ...form, products: [], outcome: "interested" })).toEqual(["products"]);
  });

  test("takes over what was spoken of, never how it was taken, and only what the letter still covers", () => {
    const last = sampleVisit({
      channel: "phone",
      products: [
        { product_id: "p1", message_id: "m1", reaction: "positive", note: "well" },
        { product_id: "p2", message_id: null, reaction: "neutral", note: "" },
      ],
    });
    const form = repeated(emptyLog(), last, new Set(["p1"]));
    expect(form.channel).toBe("phone");
    expect(form.products).toEqual([{ product_id: "p1", message_id: "m1", reaction: "", note: "" }]);
    expect(form.outcome).toBe("");
  });

  test("that was not touched sends nothing, however the server writes its fields", () => {
    const visit = sampleVisit({
      happened_at: "2026-11-18T02:00:00Z",
      attachments: [{ id: "f1", kind: "photo", mime: "image/jpeg", size: 9 }],
    });
    expect(changed(logFields(logOf(visit), "2026-11-18T09:00:00Z"), visit)).toEqual({});
  });

  test("that names the same moment in other digits changes nothing", () => {
    const visit = sampleVisit({ happened_at: "2026-11-18T02:00:00Z" });
    const form = { ...logOf(visit), happened_at: "2026-11-18T02:00:00.000Z" };
    expect(changed(logFields(form, null), visit)).toEqual({});
  });

  test("that had a photo taken out says which are left", () => {
    const visit = sampleVisit({ attachments: [{ id: "f1", kind: "photo", mime: "image/jpeg", size: 9 }] });
    const fields = changed(logFields({ ...logOf(visit), files: [], happened_at: null }, "x"), visit);
    expect(fields.attachments).toEqual([]);
  });

  test("survives as a draft with its pictures", () => {
    const bytes = new Uint8Array([1, 2, 250]).buffer;
    const form = { ...logOf(sampleVisit()), signature: { id: "s1", bytes }, photos: [{ id: "f1", bytes }] };
    const back = openKept(JSON.parse(JSON.stringify(keptOf(form))));
    expect(new Uint8Array(back.photos[0]?.bytes ?? new ArrayBuffer(0))).toEqual(new Uint8Array([1, 2, 250]));
    expect(back.signature?.id).toBe("s1");
    expect(isBegun(back)).toBe(true);
  });
});

describe("the hours of a hospital", () => {
  const slot = {
    ...{
      id: "s1",
      institution_id: "i1",
      department_id: null,
      place: "",
      host: "",
      from_on: null,
      to_on: null,
    },
    ...{ weekday: 3, starts: "09:30", ends: "11:00" },
  };

  test("are the times offered, each half hour until they close", () => {
    expect(timesOn("2026-11-18", [slot])).toEqual(["09:30", "10:00", "10:30"]);
    expect(timesOn("2026-11-19", [slot])).toEqual([]);
    expect(timesOn("2026-11-19", [])).toContain("14:00");
  });

  test("come again next week once they are over", () => {
    expect(nextDayOf(slot, at("2026-11-16"))).toBe("2026-11-18");
    expect(nextDayOf(slot, at("2026-11-18", "10:59"))).toBe("2026-11-18");
    expect(nextDayOf(slot, at("2026-11-18", "11:00"))).toBe("2026-11-25");
  });

  test("hold a moment from their first to before their last minute", () => {
    expect(slotAt([slot], at("2026-11-18", "09:30"))).toBe("s1");
    expect(slotAt([slot], at("2026-11-18", "11:00"))).toBeNull();
    expect(slotAt([slot], at("2026-11-19", "09:30"))).toBeNull();
  });
});

describe("the list", () => {
  const visit = sampleVisit({ planned_at: at("2026-11-20") });

  test("recent lies behind, coming lies ahead, and a search goes through both", () => {
    expect(isShown(visit, "recent", "", "2026-11-18")).toBe(false);
    expect(isShown(visit, "recent", "zs", "2026-11-18")).toBe(true);
    expect(isShown(visit, "upcoming", "", "2026-11-18")).toBe(true);
    expect(isShown(visit, "upcoming", "", "2026-11-20")).toBe(false);
    expect(isShown({ ...visit, state: "cancelled" }, "upcoming", "", "2026-11-18")).toBe(false);
  });

  test("asks the server the same", () => {
    expect(asked("recent", "", "2026-11-18")).toEqual({ to: "2026-11-18" });
    expect(asked("todo", "zs", "2026-11-18")).toEqual({
      search: "zs",
      state: "draft,planned,checked_in,returned",
    });
    expect(asked("late", "", "2026-11-18")).toEqual({ late: true });
  });

  test("finds by name, pinyin, initials, place, owner and number", () => {
    const people = new Map([["h1", { name: "\u5f20\u4e09", pinyin: "zhang san", initials: "zs" }]]);
    const found = (typed: string) => meets(visit, typed, people, new Map());
    for (const typed of ["\u5f20", "zhang", "zs", "anhe", "ana", "000001", "vis-2026"]) {
      expect(found(typed), typed).toBe(true);
    }
    expect(found("wang")).toBe(false);
  });

  test("every day has one heading with its count", () => {
    const lines = linesOf([
      sampleVisit({ id: "a", planned_at: at("2026-11-20") }),
      sampleVisit({ id: "b", planned_at: at("2026-11-20", "11:00") }),
      sampleVisit({ id: "c", planned_at: at("2026-11-19") }),
    ]);
    expect(lines.map((line) => line.id)).toEqual(["day:2026-11-20", "a", "b", "day:2026-11-19", "c"]);
    expect(lines[0]).toMatchObject({ count: 2 });
  });
});

test("a period is whole weeks from Monday, whole months, or the last ninety days", () => {
  expect(daysOf("week", "2026-11-22")).toEqual({ from: "2026-11-16", to: "2026-11-22" });
  expect(daysOf("month", "2026-11-22")).toEqual({ from: "2026-11-01", to: "2026-11-30" });
  expect(daysOf("lastMonth", "2026-03-31")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
  expect(daysOf("quarter", "2026-11-22")).toEqual({ from: "2026-08-25", to: "2026-11-22" });
});
