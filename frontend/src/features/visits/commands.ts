// How an act becomes commands of the outbox. Pure builders; `useActs` sends them on their way.
import { useCallback } from "react";
import type { Instant, User, Visit } from "@/api/rows";
import type { Text } from "@/i18n";
import { instant } from "@/lib/time";
import { type Live, type NewCommand, type TrayItem, useSave, useTray, useUser } from "@/offline";
import { type MoveName, moves, movesIn, pathOf } from "./flow";
import {
  changed,
  filesOf,
  type LogForm,
  logFields,
  newFiles,
  type PlanForm,
  planFields,
  rowOf,
  type Who,
} from "./form";
import { receiptsOf } from "./meal";
import type { Located } from "./position";
import { visitWords } from "./words";

type Fields = Record<string, unknown>;
/** The user, the moment, and the command in the tray that is mended. */
export type Context = { user: User; now: Instant; mend?: TrayItem | null };

type Verb = "plan" | "log" | MoveName;

function label(verb: Verb, who: Pick<Who, "hcp_name" | "institution_name">): Text {
  const name = who.hcp_name || who.institution_name;
  const { zh, en } = visitWords;
  return { zh: `${zh[`cmd.${verb}`]} · ${name}`, en: `${en[`cmd.${verb}`]} · ${name}` };
}

/** A visit that is not at the server yet, as lists show it. */
function newRow({ user }: Context, state: "draft" | "planned"): Fields {
  return {
    ...{ number: "", version: 0, state, owner_id: user.id, owner_name: user.name },
    moves: movesIn(state, user, user.id),
    ...{ planned_at: null, planned_minutes: null, happened_at: null, written_at: null, arrived_at: null },
    ...{ late: false, checked_in_at: null, position: null, position_missing: "", slot_id: null },
    ...{ products: [], outcome: "", next_step: "", next_on: null, note: "", attachments: [], warnings: [] },
    meal: null,
    ...{ returned_reason: "", submitted_at: null, approved_at: null, cancelled_at: null },
  };
}

type Writing = {
  id: string;
  verb: "plan" | "log";
  who: Who;
  fields: Fields;
  form: string;
  files?: Pick<NewCommand, "attachments"> & Record<"all" | "receipts", Visit["attachments"]>;
  draft: string;
};

/** A new visit, or a refused new visit once more. */
function creation(act: Writing, context: Context): NewCommand {
  const old = context.mend?.command;
  const plan = act.verb === "plan";
  const row = old?.patch ?? { id: act.id, ...newRow(context, plan ? "planned" : "draft") };
  return {
    ...{ about: `visits:${act.id}`, verb: act.verb, label: label(act.verb, act.who), form: act.form },
    ...{ method: "POST", url: "/api/visits", creates: true, fold: true, draft: act.draft },
    body: { ...old?.body, id: act.id, ...act.fields, plan: old ? old.body.plan : plan },
    patch: { ...row, ...rowOf(act.fields, act.who, act.files?.all, act.files?.receipts) },
    attachments: act.files?.attachments,
    replaces: context.mend?.id,
  };
}

/** What was changed in a visit; null when nothing was. */
function edition(act: Writing, visit: Live<Visit>, { mend }: Context): NewCommand | null {
  const { pending: _pending, ...before } = visit;
  const old = mend?.command?.method === "PATCH" ? mend.command : null;
  const fields: Fields = { ...old?.body, ...changed(act.fields, visit) };
  delete fields.version;
  if (Object.keys(fields).length === 0) return null;
  return {
    ...{ about: `visits:${act.id}`, verb: act.verb, label: label(act.verb, act.who), form: act.form },
    ...{ method: "PATCH", url: `/api/visits/${act.id}`, fold: true, draft: act.draft },
    body: { ...fields, version: visit.version },
    patch: { ...old?.patch, ...rowOf(fields, act.who, act.files?.all, act.files?.receipts) },
    before,
    attachments: act.files?.attachments,
    replaces: mend?.id,
  };
}

function writing(act: Writing, visit: Visit | null, context: Context): NewCommand | null {
  const again = context.mend?.command?.creates;
  return !visit || again ? creation(act, context) : edition(act, visit, context);
}

/** One move of a visit, and what it will be then. */
export function moveCommand(
  move: MoveName,
  visit: Pick<Visit, "id" | "owner_id" | "hcp_name" | "institution_name">,
  context: Context,
  with_: { body?: Fields; patch?: Fields; form?: string; draft?: string } = {},
): NewCommand {
  const { to } = moves[move];
  return {
    ...{ about: `visits:${visit.id}`, verb: move, label: label(move, visit), method: "POST" },
    url: `/api/visits/${visit.id}/${pathOf(move)}`,
    body: with_.body ?? {},
    patch: { state: to, moves: movesIn(to, context.user, visit.owner_id), ...with_.patch },
    form: with_.form,
    draft: with_.draft,
  };
}

export const formOf = (id: string, verb: "plan" | "log"): string => `/visits/${id}/${verb}`;

/** Saves what was written about a visit and, when asked, hands it in. */
export function logCommands(
  form: LogForm,
  visit: Visit | null,
  context: Context,
  how: { submit: boolean; late: boolean; draft: string; submitWaits?: boolean },
): NewCommand[] {
  const id = form.visitId;
  const receipts = form.meal ? receiptsOf(form.meal) : [];
  const files = { attachments: newFiles(form), all: filesOf(form), receipts };
  const address = formOf(id, "log");
  // Notes made ahead of a planned visit do not say that it happened.
  const ahead = !how.submit && visit?.state === "planned" && (visit.planned_at ?? "") > context.now;
  const fields = logFields(form, ahead ? null : context.now);
  const { draft } = how;
  const act: Writing = { id, verb: "log", who: form.who, fields, form: address, files, draft };
  const written = writing(act, visit, context);
  if (!how.submit || how.submitWaits) return written ? [written] : [];
  const { now, user } = context;
  const submit = moveCommand("submit", { id, owner_id: visit?.owner_id ?? user.id, ...form.who }, context, {
    body: { written_at: now },
    patch: { written_at: visit?.written_at ?? now, submitted_at: visit?.submitted_at ?? now, late: how.late },
    form: address,
    draft,
  });
  return written ? [written, submit] : [{ ...submit, replaces: context.mend?.id }];
}

/** Plans a visit, or changes a plan; a draft that gets a time becomes a plan. */
export function planCommands(
  form: PlanForm,
  visit: Visit | null,
  context: Context,
  draft: string,
): NewCommand[] {
  const id = form.visitId;
  const address = formOf(id, "plan");
  const act: Writing = { id, verb: "plan", who: form.who, fields: planFields(form), form: address, draft };
  const written = writing(act, visit, context);
  const becomes = visit?.state === "draft" && context.mend?.command?.verb !== "plan";
  const move = becomes ? [moveCommand("plan", visit, context, { form: address })] : [];
  return written ? [written, ...move] : move;
}

export function checkInCommand(visit: Visit, located: Located, context: Context): NewCommand {
  const { now } = context;
  return moveCommand("check_in", visit, context, {
    body: { ...located, position_missing: located.position_missing || "not_given" },
    patch: { checked_in_at: now, happened_at: visit.happened_at ?? now, ...located },
  });
}

const stamps: Partial<Record<MoveName, keyof Visit>> = { approve: "approved_at", cancel: "cancelled_at" };

/** Approve, send back, unlock, cancel: with the reason where the move wants one. */
export function judgeCommand(move: MoveName, visit: Visit, reason: string, context: Context): NewCommand {
  const stamp = stamps[move];
  return moveCommand(move, visit, context, {
    body: reason ? { reason } : {},
    patch: {
      ...(stamp && { [stamp]: context.now }),
      ...(moves[move].to === "returned" && { returned_reason: reason }),
    },
  });
}

export type Acts = {
  context: (mend?: TrayItem | null) => Context;
  send: (commands: readonly NewCommand[]) => Promise<void>;
};

/** The user and the moment for a command, and the way to the outbox, in order. */
export function useActs(): Acts {
  const save = useSave();
  const user = useUser();
  const context = useCallback((mend?: TrayItem | null) => ({ user, now: instant(), mend }), [user]);
  const send = useCallback(
    async (commands: readonly NewCommand[]) => {
      for (const command of commands) await save(command);
    },
    [save],
  );
  return { context, send };
}

/** Whether handing in is already waiting behind the command that is mended. */
export function useSubmitWaits(visitId: string, mend: TrayItem | null | undefined): boolean {
  const tray = useTray();
  return (tray ?? []).some(
    (item) =>
      item.entity === `visits:${visitId}` &&
      item.command?.verb === "submit" &&
      item.state === "queued" &&
      item.seq > (mend?.seq ?? Number.POSITIVE_INFINITY),
  );
}
