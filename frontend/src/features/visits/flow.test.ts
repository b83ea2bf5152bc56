import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type MoveName, moves, movesIn, pathOf } from "./flow";

const source = readFileSync("../visits/flow.py", "utf8");
const codes = readFileSync("../visits/policies.py", "utf8");
const lower = (names: string): string[] =>
  [...names.matchAll(/S\.(\w+)/g)].map((one) => (one[1] ?? "").toLowerCase());

test("the table of moves is the server's", () => {
  const told = [...source.matchAll(/Move\(\s*"(\w+)",\s*\(([^)]*)\),\s*(S\.\w+),\s*needs=(\w+)/g)];
  expect(told.map((one) => one[1]).sort()).toEqual(Object.keys(moves).sort());
  for (const [, name = "", from = "", to = "", code = ""] of told) {
    const move = moves[name as MoveName];
    expect([...move.from], name).toEqual(lower(from));
    expect([move.to], name).toEqual(lower(to));
    expect(codes, name).toContain(`${code} = code(`);
    expect(new RegExp(`${code} = code\\(\\s*"([\\w.]+)"`).exec(codes)?.[1], name).toBe(move.code);
  }
});

test("the moves only others may make are the server's", () => {
  const told = /BY_OTHERS = frozenset\(\{([^}]*)\}/.exec(source)?.[1] ?? "";
  const names = [...told.matchAll(/"(\w+)"/g)].map((one) => one[1]);
  const ours = Object.entries(moves).flatMap(([name, move]) => ("byOthers" in move ? [name] : []));
  expect(ours.sort()).toEqual(names.sort());
});

const rep = { id: 7, codes: ["visits.plan", "visits.check_in", "visits.submit", "visits.cancel"] };
const manager = { id: 9, codes: ["visits.approve", "visits.send_back"] };

test("a rep may begin, write up or cancel his plan, and nothing once it is handed in", () => {
  expect(movesIn("planned", rep, 7)).toEqual(["check_in", "submit", "cancel"]);
  expect(movesIn("submitted", rep, 7)).toEqual([]);
});

test("nobody judges his own visit, and nobody hands in another's", () => {
  expect(movesIn("submitted", manager, 7)).toEqual(["approve", "send_back"]);
  expect(movesIn("submitted", manager, 9)).toEqual([]);
  expect(movesIn("planned", rep, 8)).toEqual([]);
});

test("an address writes a move with a dash", () => {
  expect(pathOf("check_in")).toBe("check-in");
});
