// What the forms hold, and how they become fields of a visit. Pure.
import type {
  Channel,
  Day,
  Id,
  Instant,
  Outcome,
  Visit,
  VisitFile,
  VisitMeal,
  VisitProduct,
} from "@/api/rows";
import { newId } from "@/lib/id";
import type { NewAttachment } from "@/offline";
import type { Answer } from "@/rules";
import { lacksOf, type MealForm, mealFields, mealOf, mealRow } from "./meal";

/** Whom a visit is paid to. */
export type Who = {
  institution_id: Id | null;
  institution_name: string;
  department_id: Id | null;
  hcp_id: Id | null;
  hcp_name: string;
};
export type NewFile = { id: Id; bytes: ArrayBuffer };

export type LogForm = {
  visitId: Id;
  who: Who;
  also_met: Id[];
  channel: Channel;
  /** Null: at the moment of saving. */
  happened_at: Instant | null;
  products: VisitProduct[];
  outcome: Outcome | "";
  next_step: string;
  next_on: Day | null;
  note: string;
  /** Files the visit has already. */
  files: VisitFile[];
  signature: NewFile | null;
  photos: NewFile[];
  /** Null: nothing was eaten together. */
  meal: MealForm | null;
};

/** What was written freely: what the word lists look through. */
export function textsOf({ note, next_step, products, meal }: LogForm): string[] {
  return [note, next_step, ...products.map((line) => line.note), meal?.reason ?? ""];
}

export type PlanForm = {
  visitId: Id;
  who: Who;
  also_met: Id[];
  channel: Channel;
  planned_at: Instant | null;
  planned_minutes: number;
  products: VisitProduct[];
  slot_id: Id | null;
};

export const nobody: Who = {
  institution_id: null,
  institution_name: "",
  department_id: null,
  hcp_id: null,
  hcp_name: "",
};

export function whoOf(visit: Visit): Who {
  const { institution_id, institution_name, department_id, hcp_id, hcp_name } = visit;
  return { institution_id, institution_name, department_id, hcp_id, hcp_name };
}

export function emptyLog(who: Who = nobody): LogForm {
  return {
    visitId: newId(),
    who,
    also_met: [],
    channel: "in_person",
    happened_at: null,
    products: [],
    outcome: "",
    next_step: "",
    next_on: null,
    note: "",
    files: [],
    signature: null,
    photos: [],
    meal: null,
  };
}

/** A visit opened to be written up: what the plan said is filled in. */
export function logOf(visit: Visit): LogForm {
  const { also_met, channel, happened_at, products, outcome, next_step, next_on, note } = visit;
  return {
    ...emptyLog(whoOf(visit)),
    ...{ visitId: visit.id, also_met, channel, happened_at, products, outcome, next_step, next_on, note },
    files: visit.attachments,
    meal: mealOf(visit),
  };
}

export function emptyPlan(who: Who = nobody): PlanForm {
  return {
    visitId: newId(),
    who,
    also_met: [],
    channel: "in_person",
    planned_at: null,
    planned_minutes: 30,
    products: [],
    slot_id: null,
  };
}

export function planOf(visit: Visit): PlanForm {
  const { also_met, channel, planned_at, products, slot_id } = visit;
  const planned_minutes = visit.planned_minutes ?? 30;
  return {
    visitId: visit.id,
    who: whoOf(visit),
    ...{ also_met, channel, planned_at, planned_minutes, products, slot_id },
  };
}

/** What the next visit takes over from the last: what was spoken of, never how it was taken. */
export function repeated(form: LogForm, last: Visit, allowed: ReadonlySet<Id>): LogForm {
  const products = last.products
    .filter((line) => allowed.has(line.product_id))
    .map((line): VisitProduct => ({ ...line, reaction: "", note: "" }));
  return { ...form, channel: last.channel, also_met: last.also_met, products };
}

/** Everybody met, whom the visit is about first. */
export function metIn(form: Pick<LogForm, "who" | "also_met">): Id[] {
  const main = form.who.hcp_id ? [form.who.hcp_id] : [];
  return [...new Set([...main, ...form.also_met])];
}

/** Whom a meal may have been shared with: nobody when nobody was met. */
export function sharersIn(form: Pick<LogForm, "who" | "also_met" | "outcome">): Id[] {
  return form.outcome === "not_met" ? [] : metIn(form);
}

export type Missing = "hcp_id" | "outcome" | "products" | "meal";

/** What the server will want before it takes a visit. */
export function missingIn(form: LogForm, answers: readonly Answer[] = []): Missing[] {
  const missing: Missing[] = [];
  if (!form.who.hcp_id) missing.push("hcp_id");
  if (form.products.length === 0 && form.outcome !== "not_met") missing.push("products");
  if (!form.outcome) missing.push("outcome");
  if (form.meal && lacksOf(form.meal, sharersIn(form), answers).length > 0) missing.push("meal");
  return missing;
}

/** Whether anything worth keeping was entered. */
export function isBegun(form: LogForm | PlanForm): boolean {
  return form.who.institution_id !== null;
}

type Fields = Record<string, unknown>;

function sentProducts(products: readonly VisitProduct[]): Fields[] {
  return products.map(({ product_id, message_id, reaction, note }) => {
    return { product_id, message_id, reaction: reaction || null, note };
  });
}

function place(who: Who): Fields {
  const { institution_id, department_id, hcp_id } = who;
  return { institution_id, department_id, hcp_id };
}

/** The fields of a log as the server takes them; `now` null leaves open when it happened. */
export function logFields(form: LogForm, now: Instant | null): Fields {
  const { also_met, channel, outcome, next_step, next_on, note } = form;
  return {
    ...place(form.who),
    ...{ also_met, channel, next_step, next_on, note },
    happened_at: form.happened_at ?? now,
    products: sentProducts(form.products),
    outcome: outcome || null,
    attachments: filesOf(form).map((file) => file.id),
    meal: mealFields(form.meal, metIn(form)),
  };
}

export function planFields(form: PlanForm): Fields {
  const { also_met, channel, planned_at, planned_minutes, slot_id } = form;
  return {
    ...place(form.who),
    ...{ also_met, channel, planned_at, planned_minutes, slot_id },
    products: sentProducts(form.products),
  };
}

/** Every file the visit will have, the new ones included; receipts belong to its meal. */
export function filesOf(form: LogForm): VisitFile[] {
  const made = newFiles({ ...form, meal: null }).map(({ id, kind, mime, bytes }) => {
    return { id, kind, mime, size: bytes.byteLength };
  });
  return [...form.files, ...made];
}

/** Every new file that has to travel with the visit. */
export function newFiles(form: LogForm): NewAttachment[] {
  const signature: NewAttachment[] = form.signature
    ? [{ ...form.signature, kind: "signature", mime: "image/png" }]
    : [];
  return [
    ...signature,
    ...[...form.photos, ...(form.meal?.photos ?? [])].map((photo): NewAttachment => {
      return { ...photo, kind: "photo", mime: "image/jpeg" };
    }),
  ];
}

/** How lists show the fields until the answer is here. */
export function rowOf(fields: Fields, who: Who, files?: VisitFile[], receipts: VisitFile[] = []): Fields {
  const { institution_name, hcp_name } = who;
  const products = fields.products as { reaction: string | null }[] | undefined;
  return {
    ...fields,
    ...("institution_id" in fields && { institution_name }),
    ...("hcp_id" in fields && { hcp_name }),
    ...(products && { products: products.map((line) => ({ ...line, reaction: line.reaction ?? "" })) }),
    ...("outcome" in fields && { outcome: fields.outcome ?? "" }),
    ...(files && "attachments" in fields && { attachments: files }),
    ...(fields.meal ? { meal: mealRow(fields.meal as Parameters<typeof mealRow>[0], receipts) } : {}),
  };
}

/** A field as it is compared: an empty choice is no choice, a file is its id, an instant is a moment. */
function plain(name: string, value: unknown): string {
  if (value === "" || value === null || value === undefined) return "";
  if (name.endsWith("_at")) return String(Date.parse(String(value)));
  if (name === "attachments") {
    return (value as (Id | VisitFile)[]).map((file) => (typeof file === "string" ? file : file.id)).join();
  }
  if (name === "products") {
    const lines = value as VisitProduct[];
    return JSON.stringify(
      lines.map((line) => [line.product_id, line.message_id, line.reaction || "", line.note]),
    );
  }
  if (name === "meal") {
    const { amount, currency, heads, hcp_ids, reason, receipts } = value as VisitMeal;
    const files = receipts.map((file: Id | VisitFile) => (typeof file === "string" ? file : file.id));
    return JSON.stringify([amount, currency, heads, [...hcp_ids].sort(), reason, files]);
  }
  return JSON.stringify(value);
}

/** Only what differs from the visit: what I did not touch is not mine to decide. */
export function changed(fields: Fields, visit: Visit): Fields {
  const held = visit as unknown as Fields;
  return Object.fromEntries(
    Object.entries(fields).filter(([name, value]) => plain(name, value) !== plain(name, held[name])),
  );
}
