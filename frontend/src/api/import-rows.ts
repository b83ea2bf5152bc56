import type { Id, Instant } from "./rows";

export type ImportState =
  | "uploaded"
  | "mapped"
  | "checking"
  | "checked"
  | "running"
  | "done"
  | "undoing"
  | "undone"
  | "failed";
export type ImportMode = "good_rows" | "all_or_nothing";
export type ImportOutcome = "created" | "updated" | "unchanged" | "queued" | "rejected";
export type ImportRun = Record<ImportOutcome, number> & {
  id: Id;
  version: number;
  kind: string;
  state: ImportState;
  mode: ImportMode;
  file_name: string;
  encoding: string;
  line_ends: string;
  delimiter: string;
  /** The worksheet of a workbook. */
  sheet: string;
  columns: string[];
  sample: string[][];
  mapping: Record<string, string>;
  /** What a column may hold. */
  fields: string[];
  /** Why it failed. */
  problem: string | null;
  read: number;
  /** Of the queued rows: a person has decided. */
  settled: number;
  /** After an undo: taken back, and kept because somebody changed them since. */
  undone: number;
  kept: number;
  /** Per cent. */
  progress: number;
  moves: string[];
  created_at: Instant;
};
export type SettleAct = "division" | "same" | "create" | "drop";
export type Settlement = {
  id: Id;
  act: SettleAct;
  by_name: string;
  at: Instant;
  reason: string;
  institution_id: Id | null;
};
export type SettleAnswer = {
  act: SettleAct;
  institution_id: Id | null;
  division_code: string;
  takes_row: boolean;
  reason: string;
};
export type ImportLine = {
  line: number;
  outcome: ImportOutcome;
  reason: string;
  reasons: { code: string; text: string }[];
  values: Record<string, string>;
  institution_id: Id | null;
  /** Whether this row made the institution. */
  made: boolean;
  undone: boolean | null;
  /** What may be said of a queued row; none once somebody has. */
  acts: SettleAct[];
  settlement: Settlement | null;
};
