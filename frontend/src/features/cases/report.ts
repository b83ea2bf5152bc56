// A report as its form holds it and as the outbox sends it.
import type { Id, Instant } from "@/api/rows";
import { sayBoth } from "@/i18n";
import type { NewCommand, TrayItem } from "@/offline";
import type { Report } from "./queries";
import { caseWords } from "./words";

export type ReportForm = {
  kind: Report["kind"];
  product_id: Id | null;
  lot: string;
  patient_age: Report["patient_age"] | null;
  patient_sex: Report["patient_sex"] | null;
  happened: string;
  seriousness: Report["seriousness"];
  onset_on: string | null;
  outcome_told: string;
  learned_at: Instant;
};
export type Place = { visit: Id | null; hcp: Id | null };
export const kinds = ["adverse_event", "product_complaint"] as const;
export const ages = ["newborn", "infant", "child", "teenager", "adult", "elderly", "unknown"] as const;
export const sexes = ["male", "female", "unknown"] as const;
export const criteria = [
  "death",
  "life_threatening",
  "hospitalisation",
  "disability",
  "congenital",
  "other",
] as const;

export function emptyReport(learned_at: Instant, product_id: Id | null): ReportForm {
  return {
    ...{ kind: "adverse_event", product_id, lot: "", patient_age: null, patient_sex: null, happened: "" },
    ...{ seriousness: [], onset_on: null, outcome_told: "", learned_at },
  };
}

export type Missing = "product" | "age" | "sex" | "happened";

/** What a report cannot go without: a patient, a product, what happened (CT-06). */
export function missingIn(form: ReportForm): Missing[] {
  const lacks: [Missing, boolean][] = [
    ["product", !form.product_id],
    ["age", !form.patient_age],
    ["sex", !form.patient_sex],
    ["happened", form.happened.trim() === ""],
  ];
  return lacks.filter(([, is]) => is).map(([name]) => name);
}

/** What the refused command said, to be mended. */
export function fromTray(item: TrayItem | null): Partial<ReportForm> & { place?: Place } {
  const body = item?.command?.body;
  if (!body) return {};
  const { about_id, hcp_id } = body;
  const place = { visit: idOf(about_id), hcp: idOf(hcp_id) };
  return { ...(body as Partial<ReportForm>), place };
}

const idOf = (value: unknown): Id | null => (typeof value === "string" && value ? value : null);

type Sending = { id: Id; form: ReportForm; place: Place; now: Instant; mend: Id | null };

/** The report as a command of the outbox: it needs no network now. */
export function reportCommand({ id, form, place, now, mend }: Sending): NewCommand {
  const about = place.visit ? { about_kind: "visit", about_id: place.visit } : {};
  return {
    about: `safety_reports:${id}`,
    verb: "report",
    label: sayBoth(caseWords, "cmdReport"),
    method: "POST",
    url: "/api/safety-reports",
    body: {
      id,
      ...about,
      hcp_id: place.hcp,
      kind: form.kind,
      product_id: form.product_id,
      lot: form.lot.trim(),
      patient_age: form.patient_age,
      patient_sex: form.patient_sex,
      happened: form.happened.trim(),
      seriousness: form.seriousness,
      onset_on: form.onset_on,
      outcome_told: form.outcome_told.trim(),
      learned_at: form.learned_at,
      written_at: now,
    },
    form: "/reports/new",
    ...(mend ? { replaces: mend } : {}),
  };
}
