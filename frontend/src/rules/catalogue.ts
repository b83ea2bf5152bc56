import type { Text } from "@/i18n";
import raw from "./catalogue.json";
import type { Choices, FactType } from "./values";

export type Fact = { type: FactType; text: Text; choices?: Choices };
export type Occasion = { text: Text; facts: Readonly<Record<string, Fact>> };
type Catalogue = {
  union: readonly string[];
  occasions: Readonly<Record<string, Occasion>>;
  operators: Readonly<Record<FactType, readonly string[]>>;
  lists: readonly string[];
};

/** What can be judged and how facts are compared, written by the server (`manage.py describe_rules`). */
export const catalogue = raw as Catalogue;

const union = new Set(catalogue.union);

/** Whose rules hold in a host country, its own before its union's (CODE-04: the host country decides). */
export function jurisdictionsOf(country: string): readonly string[] {
  return union.has(country) ? [`EU-${country}`, "EU"] : [country];
}
