/** A condition as it is stored: a group, its opposite, or one fact put to one question. */
export type Tree =
  | { all: readonly Tree[] }
  | { any: readonly Tree[] }
  | { not: Tree }
  | { fact: string; is: string; value: unknown };

export type Outcome = "block" | "approve" | "warn" | "unknown";

/** What is added to what there is already may not pass a number. */
export type Limit = { adds: string; already: string | null; at_most: string };

/** A rule as the feed and the API write it. */
export type JudgedRule = {
  rule: string;
  occasion: string;
  when: Tree;
  limit: Limit | null;
  outcome: Outcome;
  unit: string;
  grant: string;
  zh: string;
  en: string;
};

/** When and where a set of rules speaks. */
export type Dated = { jurisdiction: string; product_kind: string; from_on: string; to_on: string | null };

export type Numbers = {
  already: string;
  adds: string;
  used: string;
  cap: string;
  room: string;
  unit: string;
};

/** One rule that is broken, or could not be judged. */
export type Answer = Numbers & {
  rule: string;
  outcome: Outcome;
  zh: string;
  en: string;
  grant: string;
  missing: readonly string[];
};

/** A limit that holds here, kept or not. */
export type Room = Numbers & { rule: string; outcome: Outcome };
