import type { Tone } from "@/ui/Status";
import type { Standing, Status } from "./queries";

export const statusTone: Readonly<Record<Status, Tone>> = {
  pre_screened: "plain",
  screened: "waiting",
  screen_failure: "plain",
  randomised: "brand",
  on_treatment: "brand",
  follow_up: "brand",
  completed: "done",
  withdrawn: "plain",
};

export const standingTone: Readonly<Record<Standing, Tone>> = {
  upcoming: "plain",
  open: "waiting",
  missed: "needs",
  in_window: "done",
  early: "needs",
  late: "needs",
  unscheduled: "plain",
};

export const statuses = Object.keys(statusTone) as Status[];
export const causes = [
  "ADVERSE EVENT",
  "DEATH",
  "LACK OF EFFICACY",
  "LOST TO FOLLOW-UP",
  "PHYSICIAN DECISION",
  "PROTOCOL VIOLATION",
  "STUDY TERMINATED BY SPONSOR",
  "WITHDRAWAL BY SUBJECT",
] as const;
export const criteria = ["AESDTH", "AESLIFE", "AESHOSP", "AESDISAB", "AESCONG", "AESCAN", "AESOD"] as const;
export const severities = ["MILD", "MODERATE", "SEVERE"] as const;
export type Cause = (typeof causes)[number];
export type Criterion = (typeof criteria)[number];
export type Severity = (typeof severities)[number];
