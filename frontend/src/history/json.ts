import { inLanguage, language, say, type Text } from "@/i18n";
import type { Limit, Tree } from "@/rules";
import { describe } from "@/rules/describe";
import { codeName, fieldName, separator, type Telling } from "./values";
import { historyWords } from "./words";

type Thing = Readonly<Record<string, unknown>>;
type Summary = (telling: Telling, value: unknown) => string;

const things = (value: unknown): Thing[] => (Array.isArray(value) ? (value as Thing[]) : []);
const named = (telling: Telling, id: unknown) => (id ? (telling.names[String(id)] ?? "") : "");
const break_ = () => (language() === "en" ? "; " : "；");

/** "Anlvping (24-week evidence, positive)" for each product that was brought. */
const products: Summary = (telling, value) =>
  things(value)
    .map((one) => {
      const reaction = one.reaction ? codeName(telling.kind, "reaction", String(one.reaction)) : "";
      const said = [named(telling, one.message_id), reaction, one.note].filter(Boolean).join(separator());
      const name = named(telling, one.product_id) || say(historyWords, "product");
      return said ? say(historyWords, "with", { name, said }) : name;
    })
    .join(break_());

const attachments: Summary = (_telling, value) => {
  const all = things(value);
  const signatures = all.filter((one) => one.kind === "signature").length;
  const photos = all.length - signatures;
  const parts = [
    photos && say(historyWords, "photos", { count: photos }),
    signatures && say(historyWords, "signatures", { count: signatures }),
  ];
  return parts.filter(Boolean).join(separator());
};

/** "CNY 960.00, 3 heads, Zhang Jianguo, reason, 1 photo". */
const meal: Summary = (telling, value) => {
  const { amount, currency, heads, hcp_ids, reason, receipts } = value as Thing;
  const people = (hcp_ids as unknown[]).map((id) => named(telling, id)).filter(Boolean);
  const parts = [
    amount ? `${String(currency)} ${String(amount)}` : say(historyWords, "noAmount"),
    heads && say(historyWords, "heads", { count: Number(heads) }),
    ...people,
    reason,
    things(receipts).length > 0 && say(historyWords, "photos", { count: things(receipts).length }),
  ];
  return parts.filter(Boolean).join(separator());
};

const position: Summary = (_telling, value) => {
  const { lat, lon, accuracy } = value as Record<string, number | undefined>;
  const at = `${Number(lat).toFixed(4)}, ${Number(lon).toFixed(4)}`;
  return accuracy === undefined ? at : say(historyWords, "position", { at, metres: Math.round(accuracy) });
};

const warnings: Summary = (_telling, value) =>
  things(value)
    .map((one) => `${String(one.rule ?? "")} ${inLanguage(one as unknown as Text)}`.trim())
    .join(break_());

const mapping: Summary = ({ kind }, value) =>
  Object.entries(value as Thing)
    .map(([column, field]) => `${column} → ${fieldName(kind, String(field)) ?? String(field)}`)
    .join(break_());

/** A rule's condition and limit, facts by the names the rule itself uses in its sentences. */
const when: Summary = (_telling, value) => inLanguage(describe(value as Tree, {}));
const limit: Summary = (_telling, value) => {
  const { already, adds, at_most } = value as Limit;
  return `${[already, adds].filter(Boolean).join(" + ")} ≤ ${at_most}`;
};

const summaries: Readonly<Record<string, Summary>> = {
  attachments,
  mapping,
  meal,
  position,
  products,
  warnings,
  when,
  limit,
};

/** A nested value in one readable line; what has no line of its own is counted. */
export function summary(telling: Telling, field: string, value: unknown): string {
  const own = summaries[field];
  if (own) return own(telling, value);
  const count = Array.isArray(value) ? value.length : Object.keys(Object(value)).length;
  return say(historyWords, "items", { count });
}
