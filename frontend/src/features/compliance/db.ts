import type { Permit, RuleSet } from "@/api/rows";
import { table } from "@/offline";

/** The one permit of the tablet's user, and the rules in force; all of it lies sealed. */
export const complianceTables = [
  table<Permit>({ kind: "permit", index: [] }),
  table<RuleSet>({ kind: "rule_sets", index: [] }),
];
