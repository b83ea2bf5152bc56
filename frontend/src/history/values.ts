import dayjs from "dayjs";
import type { CodeLists } from "@/api/rows";
import { inLanguage, language, say } from "@/i18n";
import { showDay, showInstant } from "@/lib/time";
import { caseFieldWords } from "./case-field-words";
import { codeWords } from "./code-words";
import { fieldWords } from "./field-words";
import { summary } from "./json";
import { shapeOf } from "./shapes";
import { historyWords } from "./words";

/** What is needed to put values into words: names by id, the server's code lists, divisions by code. */
export type Telling = {
  kind: string;
  names: Readonly<Record<string, string>>;
  lists: CodeLists;
  division: (code: string) => string;
};

/** Fields whose codes the server's lists explain. */
const LISTS: Readonly<Record<string, string>> = {
  "hcp.gender": "genders",
  "institution.kind": "kinds",
  "affiliation.role": "posts",
  grade: "grades",
  level: "levels",
  specialties: "specialties",
  specialty_code: "specialties",
  status: "statuses",
  title_code: "titles",
};
const DIVISIONS: ReadonlySet<string> = new Set(["division_code", "division_codes", "province"]);
/** Left empty, these mean the whole country. */
const EVERYWHERE: ReadonlySet<string> = new Set(["letter.division_codes", "gate_rule.province"]);

const both = <V>(table: Readonly<Record<string, V>>, kind: string, field: string): V | undefined =>
  table[`${kind}.${field}`] ?? table[field];

export function listOf(kind: string, field: string): string | undefined {
  return both(LISTS, kind, field);
}

/** What a field is called, or undefined when nobody has named it. */
export function fieldName(kind: string, field: string): string | undefined {
  const known = (of: typeof fieldWords | typeof caseFieldWords) => (language() === "en" ? of.en : of.zh);
  return both<string>(known(caseFieldWords), kind, field) ?? both<string>(known(fieldWords), kind, field);
}

export function codeName(kind: string, field: string, code: string): string | undefined {
  const table: Record<string, string> = language() === "en" ? codeWords.en : codeWords.zh;
  return table[`${kind}.${field}.${code}`] ?? table[`${field}.${code}`];
}

export function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && !value.length);
}

export const separator = () => (language() === "en" ? ", " : "、");

/** A value as a reader sees it: codes as words, ids as names, days and instants in his way. */
export function valueText(telling: Telling, field: string, value: unknown): string {
  if (value === "***") return say(historyWords, "hidden");
  if (isEmpty(value)) return empty(telling.kind, field);
  const shape = shapeOf(telling.kind, field);
  if (shape.is === "json") return summary(telling, field, value);
  if (Array.isArray(value)) {
    return value.map((one) => scalar(telling, field, shape.of ?? "text", one)).join(separator());
  }
  return scalar(telling, field, shape.is, value);
}

function empty(kind: string, field: string): string {
  return say(historyWords, EVERYWHERE.has(`${kind}.${field}`) ? "everywhere" : "empty");
}

function scalar(telling: Telling, field: string, is: string, value: unknown): string {
  const text = String(value);
  switch (is) {
    case "day":
      return showDay(text);
    case "instant":
      return showInstant(text);
    case "time":
      return text.slice(0, 5);
    case "bool":
      return say(historyWords, value ? "yes" : "no");
    case "number":
      return numberText(field, Number(value));
    case "id":
      return (
        telling.names[text] ?? (field === "photo_id" ? say(historyWords, "photo") : `#${text.slice(-6)}`)
      );
    default:
      return coded(telling, field, text);
  }
}

function coded({ kind, lists, division }: Telling, field: string, code: string): string {
  if (DIVISIONS.has(field)) return division(code);
  const list = listOf(kind, field);
  if (!list) return codeName(kind, field, code) ?? code;
  const entry = lists[list]?.find((one) => one.code === code);
  return entry ? inLanguage(entry) : code;
}

function numberText(field: string, n: number): string {
  if (field === "weekday") return weekday(n);
  return field.endsWith("_minutes")
    ? say(historyWords, "minutes", { count: n })
    : n.toLocaleString(language());
}

function weekday(n: number): string {
  return dayjs("2024-01-01")
    .add(n - 1, "day")
    .format("dddd");
}
