import { describe, expect, it } from "vitest";
import type { Team } from "@/api/rows";
import { linesOf, teamsAbove } from "./tree";

const row = (id: string, name: string, parent_id: string | null) => ({ id, name, parent_id });

describe("a tree as lines", () => {
  it("puts each row below its parent, sorted by pinyin, and an orphan on top", () => {
    const rows = [
      row("b", "北京", "n"),
      row("t", "天津", "n"),
      row("n", "华北", "x"),
      row("a", "安徽", null),
    ];
    expect(linesOf(rows).map(({ row: one, depth }) => `${depth}${one.name}`)).toEqual([
      "0安徽",
      "0华北",
      "1北京",
      "1天津",
    ]);
  });

  it("never offers a team below itself as its parent", () => {
    const teams = [row("a", "甲", null), row("b", "乙", "a"), row("c", "丙", "b")] as unknown as Team[];
    expect(teamsAbove(teams, teams[1]).map((team) => team.id)).toEqual(["a"]);
  });
});
