import { useQueries } from "@tanstack/react-query";
import { api } from "./client";
import type { Division } from "./rows";

/** The code of the provinces' parent. */
const TOP = "";

function divisionsBelow(parent: string) {
  return {
    queryKey: ["divisions", parent],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<Division[]> => {
      const { data } = await api.GET("/api/divisions", { params: { query: parent ? { parent } : {} } });
      return Array.isArray(data) ? data : (data?.items ?? []);
    },
  };
}

/** 13 -> 130000: the whole code of a prefix as letters and rules write it. */
export function wholeCode(prefix: string): string {
  return prefix.slice(0, 6).padEnd(6, "0");
}

function parentsOf(prefix: string): string[] {
  const code = wholeCode(prefix);
  const province = `${code.slice(0, 2)}0000`;
  const city = `${code.slice(0, 4)}00`;
  if (code === province) return [TOP];
  return code === city ? [TOP, province] : [TOP, province, city];
}

/** Divisions below each of these parents; undefined while they are fetched. */
export function useDivisions(parents: readonly string[]): Map<string, Division[]> {
  const asked = [...new Set(parents)];
  const answers = useQueries({ queries: asked.map(divisionsBelow) });
  return new Map(asked.map((parent, n) => [parent, answers[n]?.data ?? []]));
}

/** The names of divisions by their prefix, from the province down: "1301" is 河北省石家庄市. Online only. */
export function useDivisionNames(prefixes: readonly string[]): (prefix: string) => string {
  const below = useDivisions(prefixes.flatMap(parentsOf));
  const names = new Map([...below.values()].flat().map((division) => [division.code, division.name]));
  return (prefix) => {
    const code = wholeCode(prefix);
    const steps = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code];
    const said = [...new Set(steps)].map((step) => names.get(step) ?? "").join("");
    return names.has(code) ? said : prefix;
  };
}
