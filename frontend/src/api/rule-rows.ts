import type { JudgedRule } from "@/rules";
import type { Day, Id, Instant } from "./rows";

/** A rule of a rule set; the evaluator of `@/rules` reads it as it is. */
export type SetRule = JudgedRule & {
  id: Id;
  version: number;
  source_zh: string;
  source_en: string;
  /** Whether its figure was read in its source. */
  verified: boolean;
};
export type RuleSet = {
  id: Id;
  version: number;
  name_zh: string;
  name_en: string;
  /** CN, US, EU, EU-DE … */
  jurisdiction: string;
  product_kind: "drug" | "device" | "any";
  edition: number;
  replaces_id: Id | null;
  state: "draft" | "active" | "retired";
  from_on: Day;
  to_on: Day | null;
  proposed_by: string;
  activated_by: string;
  activated_at: Instant | null;
  rules: SetRule[];
};
/** A rule set with what the reader may do with it. */
export type RuleSetDetail = RuleSet & { moves: ("activate" | "take_back" | "retire")[] };
