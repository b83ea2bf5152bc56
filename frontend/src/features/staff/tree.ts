import type { Team, Territory } from "@/api/rows";

export type Node<R> = { row: R; depth: number };

const byName = (one: { name: string }, other: { name: string }) =>
  one.name.localeCompare(other.name, "zh-CN-u-co-pinyin");

/** A tree as lines, each below the one it lies in; a row whose parent is not seen stands on top. */
export function linesOf<R extends { id: string; name: string; parent_id: string | null }>(
  rows: readonly R[],
): Node<R>[] {
  const known = new Set(rows.map((row) => row.id));
  const parentOf = (row: R) => (row.parent_id && known.has(row.parent_id) ? row.parent_id : "");
  const walk = (parent: string, depth: number): Node<R>[] =>
    rows
      .filter((row) => parentOf(row) === parent)
      .sort(byName)
      .flatMap((row) => [{ row, depth }, ...walk(row.id, depth + 1)]);
  return walk("", 0);
}

/** Where a territory may be moved: anywhere but into itself and below. */
export function parentsFor(rows: readonly Territory[], moving?: Territory): Node<Territory>[] {
  return linesOf(rows).filter(({ row }) => !moving || !row.path.includes(moving.id));
}

/** Teams that may stand above a team: not itself, nor one below it. */
export function teamsAbove(teams: readonly Team[], moving?: Team): Team[] {
  const isBelow = (team: Team): boolean => {
    if (!moving) return false;
    if (team.id === moving.id) return true;
    const parent = teams.find((one) => one.id === team.parent_id);
    return parent ? isBelow(parent) : false;
  };
  return teams.filter((team) => !isBelow(team));
}
