import { expect, test } from "vitest";
import type { Permit } from "@/api/rows";
import { concernsOf, registrationsByPlace, standing, standingOfFiling } from "./papers";

const on = "2026-11-18";
const rule = { rule: "MR-08", product_kind: "drug", province: "", from_on: "2026-08-01", to_on: null };
const permit: Permit = {
  id: 7,
  zone: "Asia/Shanghai",
  qualification: { passed_on: "2026-08-02", expires_on: "2027-08-01" },
  filing: {
    number: "BA-1",
    filed_on: "2026-08-03",
    withdrawn_on: null,
    contract_from_on: "2025-01-01",
    contract_to_on: "2027-12-31",
  },
  kinds: ["drug"],
  letters: [
    {
      id: "l1",
      number: "SQ-1",
      products: ["p1"],
      division_codes: [],
      from_on: "2026-08-01",
      to_on: "2027-07-31",
    },
  ],
  registrations: [
    { institution_id: "h1", number: "DJ-1", registered_on: "2026-08-05", expires_on: "2027-08-04" },
  ],
  slots: [],
  rules: [
    { ...rule, code: "filing", outcome: "block", number: null, unit: "" },
    { ...rule, code: "qualification", outcome: "block", number: null, unit: "" },
  ],
};

test("papers that hold for long worry nobody", () => {
  expect(concernsOf(permit, on)).toEqual([]);
});

test("thirty days before its end a paper asks for care, thirty-one days before it does not", () => {
  expect(standing("2026-01-01", "2026-12-18", on)).toBe("soon");
  expect(standing("2026-01-01", "2026-12-19", on)).toBe("good");
  expect(standing("2026-01-01", on, on)).toBe("soon");
  expect(standing("2026-01-01", "2026-11-17", on)).toBe("over");
  expect(standing("2026-11-19", null, on)).toBe("later");
});

test("a filing ends with its contract or when it is withdrawn", () => {
  const filing = permit.filing as NonNullable<Permit["filing"]>;
  const held = (part: Partial<typeof filing>) => ({ ...permit, filing: { ...filing, ...part } });
  expect(standingOfFiling(held({ contract_to_on: "2026-12-01" }), on)).toBe("soon");
  expect(standingOfFiling(held({ withdrawn_on: on }), on)).toBe("over");
  expect(standingOfFiling(held({ contract_from_on: "2026-12-01" }), on)).toBe("later");
  expect(standingOfFiling({ ...permit, filing: null }, on)).toBe("missing");
});

test("a missing filing worries only those of whom a rule asks it", () => {
  const unfiled = { ...permit, filing: null };
  expect(concernsOf(unfiled, on).map((one) => one.about)).toEqual(["filing"]);
  expect(concernsOf({ ...unfiled, kinds: ["device"] }, on)).toEqual([]);
});

test("a letter that was renewed in time worries nobody", () => {
  const old = { ...permit.letters[0], id: "l0", number: "SQ-0", to_on: "2026-11-20" } as Permit["letters"][0];
  expect(concernsOf({ ...permit, letters: [old] }, on).map((one) => one.about)).toEqual(["letter"]);
  expect(concernsOf({ ...permit, letters: [old, ...permit.letters] }, on)).toEqual([]);
});

test("of two entries in one register the one that holds counts", () => {
  const over = {
    institution_id: "h1",
    number: "DJ-0",
    registered_on: "2025-08-05",
    expires_on: "2026-08-04",
  };
  const both = { ...permit, registrations: [...permit.registrations, over] };
  expect(registrationsByPlace(both, on).map((one) => one.number)).toEqual(["DJ-1"]);
  expect(concernsOf({ ...permit, registrations: [over] }, on).map((one) => one.standing)).toEqual(["over"]);
});
