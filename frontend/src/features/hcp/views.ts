import { say } from "@/i18n";
import { showDay } from "@/lib/time";
import type { CommandView } from "@/room";
import { codesNow, type ListName } from "./codes";
import { hcpWords } from "./words";

/** The fields of this room as the conflict screen names them; what is not here is not shown. */
const names = {
  name: "fieldName",
  aliases: "aliases",
  kind: "kind",
  level: "level",
  grade: "grade",
  division_code: "division",
  address: "address",
  uscc: "uscc",
  status: "status",
  specialty_code: "specialty",
  gender: "gender",
  title_code: "title",
  licence_no: "licence",
  phone: "phone",
  specialties: "specialties",
  role: "role",
  is_main: "post.main",
  from_on: "post.from",
  to_on: "post.lastDay",
} as const;
const lists: Partial<Record<string, ListName>> = {
  kind: "kinds",
  level: "levels",
  grade: "grades",
  status: "statuses",
  specialty_code: "specialties",
  specialties: "specialties",
  gender: "genders",
  title_code: "titles",
  role: "posts",
};

function field(name: string): string | null {
  return name in names ? say(hcpWords, names[name as keyof typeof names]) : null;
}

function value(name: string, raw: unknown): string {
  if (Array.isArray(raw)) return raw.map((one) => value(name, one)).join(" · ");
  if (typeof raw === "boolean") return say(hcpWords, raw ? "yes" : "no");
  const text = raw === null || raw === undefined ? "" : String(raw);
  const list = lists[name];
  if (list) return codesNow().word(list, text);
  return name.endsWith("_on") ? showDay(text) : text;
}

const view = (kind: string): CommandView => ({
  kind,
  field,
  value,
  page: (id) => `/accounts/${kind}/${id}`,
});

export const hcpViews: readonly CommandView[] = [
  view("institutions"),
  view("departments"),
  view("hcps"),
  { kind: "affiliations", field, value },
];
