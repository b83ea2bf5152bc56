import { describe, expect, it } from "vitest";
import { asked, isShown } from "./filters";
import { placesTaken, verdictOf } from "./people";
import type { Invitee } from "./rows";
import { countHere, listedOf, signInCommand, waitingFor, walkInCommand } from "./sign-in";

const invitee = (some: Partial<Invitee>): Invitee => ({
  ...{ id: "i1", version: 1, event_id: "e1", hcp_id: null, name: "张三", institution_name: "安和医院" },
  ...{ department_name: "心内科", phone: "", walk_in: false, status: "nominated", meal: true, comment: "" },
  ...{ warnings: [], invited_at: null, answered_at: null, sign_in_id: null, signature: null },
  ...{ signed_at: null, tablet_id: null, signed_again: 0, merged_into_id: null, reason: "" },
  ...{ email: "", language: "zh-hans", mail_waits: false, ...some },
});
const signed = {
  id: "s1",
  at: "2026-11-22T06:00:00.000Z",
  meal: false,
  signature: { id: "f1", bytes: new ArrayBuffer(8) },
};

describe("the door", () => {
  const readings = new Map([["h1", { pinyin: "shan yu ting", initials: "syt" }]]);
  const people = [
    invitee({}),
    invitee({ id: "i2", hcp_id: "h1", name: "单于婷" }),
    invitee({ id: "i3", name: "李四", status: "dismissed" }),
    invitee({ id: "i4", name: "王五", status: "signed_in" }),
    invitee({ id: "i5", name: "赵六", status: "declined" }),
  ];
  const listed = listedOf(people, readings);
  const found = (typed: string) => waitingFor(listed, typed).map((one) => one.name);
  it("finds a guest by character, pinyin and initials", () => {
    expect(found("三")).toEqual(["张三"]);
    expect(found("shanyu")).toEqual(["单于婷"]);
    expect(found("zs")).toEqual(["张三"]);
  });
  it("finds those who work at a place when nobody is called so", () => {
    expect(found("安和").length).toBe(3);
  });
  it("offers neither who has signed nor who was taken off, but whoever declined and came", () => {
    expect(found("")).toEqual(expect.arrayContaining(["张三", "单于婷", "赵六"]));
    expect(found("")).toHaveLength(3);
  });
});

describe("a signature", () => {
  it("of a listed guest names his row and waits as a change of it", () => {
    const made = signInCommand(invitee({}), signed);
    expect(made.about).toBe("invitees:i1");
    expect(made.url).toBe("/api/events/e1/sign-ins");
    expect(made.body).toEqual({
      ...{ id: "s1", invitee_id: "i1", signature_id: "f1", signed_at: signed.at, meal: false },
    });
    expect(made.creates).toBeUndefined();
    expect(made.patch).toMatchObject({ status: "signed_in", meal: false });
  });
  it("of a walk-in makes a row under an id of this tablet", () => {
    const who = { name: "钱七", institution_name: "康宁医院", department_name: "", phone: "" };
    const made = walkInCommand("e1", "w1", who, signed);
    expect(made.body.walk_in).toEqual({ id: "w1", ...who });
    expect(made.body.invitee_id).toBeUndefined();
    expect(made).toMatchObject({
      creates: true,
      patch: { walk_in: true, name: "钱七", status: "signed_in" },
    });
  });
  it("is counted once, with its meal, and told as unsent while it waits", () => {
    const pending = { state: "queued", command: "c", count: 1, creates: false } as const;
    const rows = [
      { ...invitee({ status: "signed_in", meal: false }), pending },
      invitee({ id: "i2", status: "signed_in", walk_in: true }),
      invitee({ id: "i3" }),
    ];
    expect(countHere(rows)).toEqual({ came: 2, listed: 2, walkIns: 1, meals: 1, unsent: 1 });
    expect(placesTaken(rows)).toBe(2);
  });
});

describe("the list of events", () => {
  it("asks for what comes from today on, and for everything when something is searched", () => {
    expect(asked("coming", "", 7, "2026-11-22")).toMatchObject({ from: "2026-11-22" });
    expect(asked("coming", "EVT", 7, "2026-11-22")).not.toHaveProperty("from");
    expect(asked("todo", "", 7)).toMatchObject({ owner: 7 });
    expect(asked("past", "", 7, "2026-11-22")).toMatchObject({ to: "2026-11-22" });
  });
  it("shows the same of what the tablet carries", () => {
    const event = {
      state: "approved" as const,
      ...{ starts_at: "2026-11-25T06:00:00Z", is_mine: true },
      ...{ title: "心衰", number: "EVT-1", venue: "" },
    };
    expect(isShown(event, "coming", "", "2026-11-22")).toBe(true);
    expect(isShown(event, "past", "", "2026-11-22")).toBe(false);
    expect(isShown(event, "coming", "evt-2", "2026-11-22")).toBe(false);
    expect(isShown({ ...event, state: "cancelled" }, "coming", "", "2026-11-22")).toBe(false);
  });
});

describe("a candidate", () => {
  const answer = (outcome: "block" | "warn") => ({
    ...{ rule: "CODE-02", outcome, zh: "", en: "", grant: "", missing: [] },
    ...{ already: "", adds: "", used: "", cap: "", room: "", unit: "" },
  });
  it("is blocked by one rule that blocks, and wants a word where one warns", () => {
    expect(verdictOf({ answers: [answer("warn"), answer("block")], rooms: [] })).toBe("blocked");
    expect(verdictOf({ answers: [answer("warn")], rooms: [] })).toBe("comment");
    expect(verdictOf({ answers: [], rooms: [] })).toBe("fine");
  });
});
