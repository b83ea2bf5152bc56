import type { HistoryEntry } from "@/api/rows";
import { language, say } from "@/i18n";
import { showInstant } from "@/lib/time";
import { actWords } from "./act-words";
import { fieldName, separator, type Telling, valueText } from "./values";
import { historyWords } from "./words";

export type Told = { field: string; name: string; before: string; after: string };

const INLINE_FIELDS = 2;
const INLINE_LETTERS = 80;
const NAMED_FIELDS = 3;

/** The changes of an entry in words; a field without a word keeps the server's name. */
export function changesOf(telling: Telling, entry: HistoryEntry): Told[] {
  return entry.changes.map(({ field, before, after }) => ({
    field,
    name: fieldName(telling.kind, field) ?? field,
    before: valueText(telling, field, before),
    after: valueText(telling, field, after),
  }));
}

/** The phrase of an action that is more than an edit: "handed in the visit". */
export function actOf(action: string): string | undefined {
  const table: Readonly<Record<string, string>> = language() === "en" ? actWords.en : actWords.zh;
  return table[action];
}

/** An earlier state was restored: which moment, and the reason that follows it. */
function restoredFrom({ action, reason }: HistoryEntry): { at: string; why: string } | null {
  if (!action.endsWith(".restore")) return null;
  const [at = "", ...why] = reason.split(" ");
  return { at, why: why.join(" ") };
}

/** Whether the sentence itself says every change, so that no list need follow. */
export function isInline(entry: HistoryEntry, told: readonly Told[]): boolean {
  if (entry.type !== "changed" || actOf(entry.action) || told.length > INLINE_FIELDS) return false;
  if (restoredFrom(entry)) return false;
  const letters = told.map((one) => one.name.length + one.before.length + one.after.length);
  return letters.reduce((sum, one) => sum + one, 0) <= INLINE_LETTERS;
}

function what(entry: HistoryEntry, told: readonly Told[]): string {
  const act = actOf(entry.action);
  if (act) return act;
  const restored = restoredFrom(entry);
  if (restored) return say(historyWords, "did.restored", { at: showInstant(restored.at) });
  if (entry.type !== "changed") return say(historyWords, `did.${entry.type}`);
  if (told.length === 0) return say(historyWords, "did.nothing");
  if (told.length > NAMED_FIELDS) return say(historyWords, "did.several", { count: told.length });
  if (!isInline(entry, told)) {
    return say(historyWords, "did.these", { list: told.map((one) => one.name).join(separator()) });
  }
  const list = told
    .map((one) => say(historyWords, "from", { ...one }))
    .join(language() === "en" ? "; " : "；");
  return say(historyWords, "did.these", { list });
}

/** "林悦 在 平板 3 上修改了 科室：心内科 → 心外科，原因：调岗。" */
export function sentenceOf(telling: Telling, entry: HistoryEntry, told = changesOf(telling, entry)): string {
  const device = entry.device ? (telling.names[entry.device] ?? say(historyWords, "tablet")) : "";
  const act = what(entry, told);
  const why = (restoredFrom(entry)?.why ?? entry.reason).replace(/[。.]$/, "");
  const params = { who: whoOf(entry.actor), device, what: act, why };
  if (device) return say(historyWords, entry.reason ? "sentence.deviceWhy" : "sentence.device", params);
  return say(historyWords, entry.reason ? "sentence.why" : "sentence.plain", params);
}

/** Jobs of the server sign as "job:<name>". */
function whoOf(actor: string): string {
  return actor.startsWith("job:") ? say(historyWords, "job") : actor;
}
