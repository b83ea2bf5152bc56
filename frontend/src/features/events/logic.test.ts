import { describe, expect, it } from "vitest";
import { addMonths, dayAfterKey, weeksOf } from "./calendar";
import { byDay } from "./event";
import { cents, grouped, percent, readMoney, showMoney } from "./money";
import { daysOf, instantAt, wallAt } from "./zone";

const held = (starts_at: string, ends_at: string, time_zone = "Asia/Shanghai") => ({
  starts_at,
  ends_at,
  time_zone,
});

describe("the hours of an event", () => {
  it("are those of the place where it is held", () => {
    expect(wallAt("2026-11-22T16:30:00Z", "Asia/Shanghai")).toBe("2026-11-23T00:30");
    expect(instantAt("2026-11-23T00:30", "Asia/Shanghai")).toBe("2026-11-22T16:30:00.000Z");
  });
  it("survive the night in which the clocks change", () => {
    for (const wall of ["2026-03-29T01:30", "2026-03-29T04:00", "2026-10-25T04:00", "2026-07-01T12:00"]) {
      expect(wallAt(instantAt(wall, "Europe/Berlin"), "Europe/Berlin")).toBe(wall);
    }
  });
  it("that end at midnight do not take the next day", () => {
    expect(daysOf(held("2026-11-22T06:00:00Z", "2026-11-22T16:00:00Z"))).toEqual(["2026-11-22"]);
  });
  it("over several days count each of them", () => {
    const event = held("2026-11-29T22:00:00Z", "2026-12-02T01:00:00Z");
    expect(daysOf(event)).toEqual(["2026-11-30", "2026-12-01", "2026-12-02"]);
    expect([...byDay([event]).keys()]).toEqual(["2026-11-30", "2026-12-01", "2026-12-02"]);
  });
  it("put those of one day in the order in which they begin", () => {
    const late = held("2026-11-22T08:00:00Z", "2026-11-22T09:00:00Z");
    const early = held("2026-11-22T01:00:00Z", "2026-11-22T02:00:00Z");
    expect(byDay([late, early]).get("2026-11-22")).toEqual([early, late]);
  });
});

describe("a month", () => {
  it("is shown in whole weeks from Monday", () => {
    const weeks = weeksOf("2026-11");
    expect(weeks.map((week) => week[0])).toEqual([
      "2026-10-26",
      "2026-11-02",
      "2026-11-09",
      "2026-11-16",
      "2026-11-23",
      "2026-11-30",
    ]);
    expect(weeksOf("2027-02")).toHaveLength(4);
    expect(weeks.every((week) => week.length === 7)).toBe(true);
  });
  it("is left over the end of a year", () => expect(addMonths("2026-12", 1)).toBe("2027-01"));
  it("is walked through by the arrow keys", () => {
    expect(dayAfterKey("2026-11-30", "ArrowRight")).toBe("2026-12-01");
    expect(dayAfterKey("2026-11-03", "ArrowUp")).toBe("2026-10-27");
    expect(dayAfterKey("2026-01-31", "PageDown")).toBe("2026-02-28");
    expect(dayAfterKey("2026-11-03", "x")).toBeNull();
  });
});

describe("money", () => {
  it("is written in groups, with its cents", () => {
    expect(grouped("1234567.5")).toBe("1,234,567.50");
    expect(grouped("999")).toBe("999.00");
    expect(showMoney("12000.00", "CNY")).toBe("CNY 12,000.00");
    expect(showMoney(null, "CNY")).toBe("");
  });
  it("is compared without rounding", () => {
    expect(cents("90071992547409.93") - cents("90071992547409.92")).toBe(1n);
    expect(percent("150", "300.00")).toBe(50);
    expect(percent("301", "300")).toBe(100);
    expect(percent("0", "0")).toBe(100);
  });
  it("is read from what was typed, or not at all", () => {
    expect(readMoney("12,000.5")).toBe("12000.5");
    expect(readMoney("1.234")).toBeNull();
    expect(readMoney("-1")).toBeNull();
    expect(readMoney("")).toBeNull();
  });
});
