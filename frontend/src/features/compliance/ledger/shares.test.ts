import { expect, test } from "vitest";
import type { Statement } from "./rows";
import { sharesOf } from "./shares";

const room = { rule: "RDPAC-06", outcome: "block" as const, adds: "0.00", used: "" };
const statement = {
  sums: [{ currency: "CNY", given: "12500.00", held: "2500.00" }],
  times_given: 2,
  times_held: 1,
  rooms: [
    { ...room, unit: "CNY", already: "15000.00", cap: "50000.00", room: "35000.00" },
    { ...room, unit: "times", already: "3", cap: "24", room: "21" },
  ],
} as unknown as Statement;

test("a bar shares its cap between what was given, what is held and what is left", () => {
  const [money, times] = sharesOf(statement);
  expect(money).toMatchObject({
    given: "12500.00",
    held: "2500.00",
    room: "35000.00",
    parts: { given: 25, held: 5 },
  });
  expect(times).toMatchObject({ given: "2", held: "1", room: "21" });
});

test("what is above a cap fills the bar and no more", () => {
  const over = {
    ...statement,
    rooms: [{ ...room, unit: "CNY", already: "152500.00", cap: "50000.00", room: "0.00" }],
  };
  expect(sharesOf(over as unknown as Statement)[0]?.parts.given).toBe(100);
});
