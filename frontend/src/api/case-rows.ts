import type { Day, Id } from "./rows";

/** The words of one kind, and what finding one means. */
export type WordList = {
  id: Id;
  version: number;
  kind:
    | "adverse_event"
    | "product_complaint"
    | "prescription_count"
    | "gift"
    | "off_label"
    | "promise"
    | "comparison";
  name_zh: string;
  name_en: string;
  words_zh: string[];
  words_en: string[];
  /** Phrases in which a word does not count. */
  excepted: string[];
  /** "case": opens one; "block": refuses the text as well. */
  outcome: "case" | "block";
  hours: number;
  from_on: Day;
  to_on: Day | null;
  rule: string;
  source_zh: string;
  source_en: string;
};
