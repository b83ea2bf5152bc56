import { describe, expect, test } from "vitest";
import type { Command, TrayItem } from "@/offline";
import { type Context, checkInCommand, judgeCommand, logCommands, planCommands } from "./commands";
import { emptyLog, emptyPlan, logOf, planOf } from "./form";
import { sampleUser, sampleVisit } from "./sample";

const now = "2026-11-18T03:00:00.000Z";
const context: Context = { user: sampleUser, now };
const who = {
  institution_id: "i1",
  institution_name: "Anhe Hospital",
  department_id: "d1",
  hcp_id: "h1",
  hcp_name: "Zhang San",
};
const line = { product_id: "p1", message_id: null, reaction: "positive", note: "" } as const;
const how = { submit: true, late: false, draft: "d" };

function refused(command: Partial<Command>, part: Partial<TrayItem> = {}): TrayItem {
  return {
    id: "c1",
    seq: 1,
    state: "rejected",
    command: { body: {}, patch: {}, ...command },
    ...part,
  } as TrayItem;
}

describe("writing up a visit nobody planned", () => {
  const form = { ...emptyLog(who), outcome: "interested" as const, products: [line] };
  const [written, submit] = logCommands(form, null, context, how);

  test("is a new draft with the id the tablet made, then handing it in", () => {
    expect(written).toMatchObject({ method: "POST", url: "/api/visits", creates: true });
    expect(written?.body).toMatchObject({
      id: form.visitId,
      plan: false,
      hcp_id: "h1",
      outcome: "interested",
    });
    expect(submit?.url).toBe(`/api/visits/${form.visitId}/submit`);
    expect(submit?.about).toBe(written?.about);
  });

  test("says now when no other time was given, and when it was written", () => {
    expect(written?.body.happened_at).toBe(now);
    expect(submit?.body).toEqual({ written_at: now });
  });

  test("is shown at once as a whole row, submitted, with nothing left to do", () => {
    expect(written?.patch).toMatchObject({ owner_id: 7, hcp_name: "Zhang San", number: "", warnings: [] });
    expect(submit?.patch).toMatchObject({ state: "submitted", moves: [], written_at: now });
  });

  test("drops the draft of the form with the last command", () => {
    expect([written?.draft, submit?.draft]).toEqual(["d", "d"]);
  });
});

describe("writing up a planned visit", () => {
  const visit = sampleVisit();
  const form = { ...logOf(visit), outcome: "needs_data" as const };
  const [written, submit] = logCommands(form, visit, context, how);

  test("sends only what was changed, on the version it began with", () => {
    expect(written?.method).toBe("PATCH");
    expect(written?.body).toEqual({ happened_at: now, outcome: "needs_data", version: 3 });
    expect(submit?.url).toBe("/api/visits/v1/submit");
  });

  test("without handing it in there is no second command", () => {
    expect(logCommands(form, visit, context, { ...how, submit: false })).toHaveLength(1);
  });

  test("notes made ahead of the visit do not say that it happened", () => {
    const coming = sampleVisit({ planned_at: "2026-11-19T02:00:00.000Z" });
    const noted = { ...logOf(coming), note: "ask about dosing" };
    const [edit] = logCommands(noted, coming, context, { ...how, submit: false });
    expect(edit?.body).toEqual({ note: "ask about dosing", version: 3 });
  });

  test("nothing changed and handed in is one command", () => {
    const whole = sampleVisit({ happened_at: now, outcome: "interested" });
    const commands = logCommands(logOf(whole), whole, context, how);
    expect(commands.map((one) => one.verb)).toEqual(["submit"]);
  });

  test("the row before is kept for the conflict screen, without what is pending", () => {
    const pending = { state: "queued", command: "x", count: 1, creates: false } as const;
    const live = { ...visit, pending };
    const [edit] = logCommands(form, live, context, how);
    expect(edit?.before).toEqual(visit);
  });

  test("a signature and photos travel with the command and are named in it", () => {
    const bytes = new ArrayBuffer(4);
    const signed = { ...form, signature: { id: "s1", bytes }, photos: [{ id: "f1", bytes }] };
    const [edit] = logCommands(signed, visit, context, how);
    expect(edit?.body.attachments).toEqual(["s1", "f1"]);
    expect(edit?.attachments?.map(({ id, kind, mime }) => [id, kind, mime])).toEqual([
      ["s1", "signature", "image/png"],
      ["f1", "photo", "image/jpeg"],
    ]);
    expect(edit?.patch?.attachments).toMatchObject([{ id: "s1", size: 4 }, { id: "f1" }]);
  });
});

describe("mending what was refused", () => {
  const visit = sampleVisit();

  test("a refused new visit is created once more in its place, a plan staying a plan", () => {
    const mend = refused({
      creates: true,
      method: "POST",
      body: { plan: true, slot_id: "s" },
      patch: { id: "v1" },
    });
    const form = { ...logOf(visit), outcome: "interested" as const };
    const [again] = logCommands(form, visit, { ...context, mend }, { ...how, submit: false });
    expect(again).toMatchObject({ method: "POST", creates: true, replaces: "c1" });
    expect(again?.body).toMatchObject({ id: "v1", plan: true, slot_id: "s", outcome: "interested" });
  });

  test("a refused edit keeps what it said and takes the correction", () => {
    const mend = refused({ method: "PATCH", body: { note: "kept", version: 2 }, patch: { note: "kept" } });
    const form = { ...logOf(visit), next_step: "call", happened_at: visit.planned_at };
    const [again] = logCommands(form, visit, { ...context, mend }, { ...how, submit: false });
    expect(again?.body).toMatchObject({ note: "kept", next_step: "call", version: 3 });
    expect(again?.replaces).toBe("c1");
  });

  test("a refused handing in is replaced by the correction, and handed in behind it", () => {
    const mend = refused({ method: "POST", verb: "submit" });
    const form = { ...logOf(visit), outcome: "interested" as const };
    const commands = logCommands(form, visit, { ...context, mend }, how);
    expect(commands.map((one) => [one.verb, one.replaces])).toEqual([
      ["log", "c1"],
      ["submit", undefined],
    ]);
  });

  test("a refused handing in with nothing to correct is tried again in its place", () => {
    const whole = sampleVisit({ happened_at: now, outcome: "interested" });
    const mend = refused({ method: "POST", verb: "submit" });
    const commands = logCommands(logOf(whole), whole, { ...context, mend }, how);
    expect(commands.map((one) => [one.verb, one.replaces])).toEqual([["submit", "c1"]]);
  });

  test("when handing in waits behind the refused one, it is not said twice", () => {
    const mend = refused({ method: "PATCH", body: { outcome: "interested", version: 2 } });
    const form = { ...logOf(visit), outcome: "interested" as const };
    const commands = logCommands(form, visit, { ...context, mend }, { ...how, submitWaits: true });
    expect(commands.map((one) => one.verb)).toEqual(["log"]);
  });
});

describe("planning", () => {
  test("a plan is one command, and shown as planned", () => {
    const form = { ...emptyPlan(who), planned_at: "2026-11-20T02:00:00Z", slot_id: "s1" };
    const [plan, ...rest] = planCommands(form, null, context, "d");
    expect(rest).toEqual([]);
    expect(plan?.body).toMatchObject({ plan: true, planned_at: "2026-11-20T02:00:00Z", slot_id: "s1" });
    expect(plan?.patch).toMatchObject({ state: "planned", moves: ["check_in", "submit", "cancel"] });
  });

  test("a plan that moves sends its new time only", () => {
    const visit = sampleVisit();
    const [edit] = planCommands(
      { ...planOf(visit), planned_at: "2026-11-19T02:00:00Z" },
      visit,
      context,
      "d",
    );
    expect(edit?.body).toEqual({ planned_at: "2026-11-19T02:00:00Z", version: 3 });
  });

  test("a draft that gets a time becomes a plan", () => {
    const draft = sampleVisit({ state: "draft", planned_at: null });
    const commands = planCommands({ ...planOf(draft), planned_at: now }, draft, context, "d");
    expect(commands.map((one) => one.url)).toEqual(["/api/visits/v1", "/api/visits/v1/plan"]);
  });
});

describe("moves", () => {
  test("a check-in carries the position or why there is none", () => {
    const none = checkInCommand(sampleVisit(), { position: null, position_missing: "declined" }, context);
    expect(none.body).toEqual({ position: null, position_missing: "declined" });
    const position = { lat: 1, lon: 2, accuracy: 3 };
    const there = checkInCommand(sampleVisit(), { position, position_missing: "" }, context);
    expect(there.body).toEqual({ position, position_missing: "not_given" });
    expect(there.patch).toMatchObject({
      state: "checked_in",
      checked_in_at: now,
      happened_at: now,
      position,
    });
  });

  test("sending back says why, on the screen at once too", () => {
    const boris = { ...sampleUser, id: 9, codes: ["visits.send_back"] };
    const submitted = sampleVisit({ state: "submitted" });
    const back = judgeCommand("send_back", submitted, "unclear", { user: boris, now });
    expect(back.url).toBe("/api/visits/v1/send-back");
    expect(back.body).toEqual({ reason: "unclear" });
    expect(back.patch).toMatchObject({ state: "returned", returned_reason: "unclear" });
  });
});
