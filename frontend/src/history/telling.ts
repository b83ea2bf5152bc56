import { useDivisionNames } from "@/api/divisions";
import { useLanguage } from "@/i18n";
import { useCodeLists } from "@/offline";
import type { Telling } from "./values";

const DIVISION_FIELDS = ["division_code", "division_codes", "province"];

/** The division codes among these values, so that their names can be asked for. */
export function divisionsIn(values: Iterable<readonly [string, unknown]>): string[] {
  const found = new Set<string>();
  for (const [field, value] of values) {
    if (!DIVISION_FIELDS.includes(field)) continue;
    for (const code of Array.isArray(value) ? value : [value]) if (code) found.add(String(code));
  }
  return [...found];
}

/** Everything needed to put the values of a record into the reader's words. */
export function useTelling(
  kind: string,
  names: Readonly<Record<string, string>>,
  values: Iterable<readonly [string, unknown]>,
): Telling {
  useLanguage();
  const lists = useCodeLists();
  const division = useDivisionNames(divisionsIn(values));
  return { kind, names, lists, division };
}
