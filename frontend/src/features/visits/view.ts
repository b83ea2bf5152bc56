import type { Product, Visit, VisitFile, VisitMeal, VisitProduct } from "@/api/rows";
import { say } from "@/i18n";
import { showMoney } from "@/lib/money";
import { showDay, showInstant } from "@/lib/time";
import { useRows } from "@/offline";
import type { CommandView } from "@/room";
import { channels, outcomes } from "./choices";
import { nameOf } from "./parts/ProductsField";
import { visitWords } from "./words";

type Show = (value: unknown) => string;
type Names = (kind: "hcp" | "institution" | "department" | "product", id: string) => string;

const fields = {
  institution_id: "institution",
  department_id: "department",
  hcp_id: "person",
  also_met: "others",
  channel: "channel",
  planned_at: "plannedFor",
  planned_minutes: "plan.minutes",
  happened_at: "happened",
  products: "products",
  outcome: "outcome",
  next_step: "nextStep",
  next_on: "nextOn",
  note: "note",
  attachments: "files",
  meal: "meal",
  reason: "reason",
} as const satisfies Partial<Record<keyof Visit | "reason", Parameters<typeof say<typeof visitWords.zh>>[1]>>;

function isField(name: string): name is keyof typeof fields {
  return name in fields;
}

function count(files: readonly (string | VisitFile)[]): string {
  return say(visitWords, "filesCount", { count: files.length });
}

/** The names behind ids, from the tablet. */
function useNames(): Names {
  const hcps = useRows("hcps");
  const institutions = useRows("institutions");
  const departments = useRows("departments");
  const products = useRows("products");
  const named = (rows: readonly { id: string; name: string }[] | undefined, id: string) =>
    rows?.find((row) => row.id === id)?.name ?? "";
  return (kind, id) => {
    if (kind === "hcp") return named(hcps, id);
    if (kind === "institution") return named(institutions, id);
    if (kind === "department") return named(departments, id);
    return nameOf(products?.find((row): row is Product & typeof row => row.id === id));
  };
}

function shows(names: Names): Partial<Record<string, Show>> {
  const one =
    (kind: Parameters<Names>[0]): Show =>
    (id) =>
      names(kind, String(id)) || say(visitWords, "someone");
  return {
    institution_id: one("institution"),
    department_id: one("department"),
    hcp_id: one("hcp"),
    also_met: (ids) => (ids as string[]).map(one("hcp")).join(say(visitWords, "comma")),
    planned_at: (at) => showInstant(String(at)),
    happened_at: (at) => showInstant(String(at)),
    next_on: (day) => showDay(String(day)),
    attachments: (files) => count(files as VisitFile[]),
    meal: (meal) => eaten(meal as VisitMeal),
    products: (lines) =>
      (lines as VisitProduct[]).map((line) => spoken(names, line)).join(say(visitWords, "comma")),
    channel: (value) => {
      const known = channels.find((channel) => channel === value);
      return known ? say(visitWords, `channel.${known}`) : String(value);
    },
    outcome: (value) => {
      const known = outcomes.find((outcome) => outcome === value);
      return known ? say(visitWords, `outcome.${known}`) : String(value);
    },
  };
}

function eaten({ amount, currency, heads }: VisitMeal): string {
  const people = heads === null ? "" : say(visitWords, "heads", { count: heads });
  return [showMoney(amount, currency), people].filter(Boolean).join(" · ") || "—";
}

function spoken(names: Names, line: VisitProduct): string {
  const product = names("product", line.product_id) || say(visitWords, "someProduct");
  return line.reaction ? `${product} (${say(visitWords, `reaction.${line.reaction}`)})` : product;
}

function valueWith(names: Names): CommandView["value"] {
  return (name, value) => {
    if (value === null || value === undefined || value === "") return "";
    if (Array.isArray(value) && value.length === 0) return "";
    return shows(names)[name]?.(value) ?? String(value);
  };
}

/** How the tray and the conflict screen speak about visits. */
export const visitView: CommandView = {
  kind: "visits",
  field: (name) => (isField(name) ? say(visitWords, fields[name]) : null),
  value: valueWith(() => ""),
  useValue: () => valueWith(useNames()),
  page: (id) => `/visits/${id}`,
};
