// Who is on the list of an event, without a screen.
import { found } from "@/lib/reading";
import type { Tone } from "@/ui/Status";
import type { EventState, Invitee, InviteeStatus, Judgement } from "./rows";

export const statusTones: Readonly<Record<InviteeStatus, Tone>> = {
  nominated: "plain",
  invited: "brand",
  accepted: "done",
  declined: "waiting",
  signed_in: "done",
  no_show: "waiting",
  dismissed: "plain",
  merged: "plain",
};

const listable: readonly EventState[] = ["draft", "returned", "rescheduled", "approved", "inviting"];
const gone: readonly InviteeStatus[] = ["dismissed", "merged", "declined"];
const coming: readonly InviteeStatus[] = ["nominated", "invited", "accepted", "declined"];

export const mayList = (event: { state: EventState; is_mine: boolean }): boolean =>
  event.is_mine && listable.includes(event.state);

/** Whether guests may sign in, or signatures of the day may still arrive. */
export const hasDoors = (event: { state: EventState }): boolean =>
  ["approved", "inviting", "running", "reconciling"].includes(event.state);

export const isOn = (invitee: Invitee): boolean => !gone.includes(invitee.status);
export const mayDismiss = (invitee: Invitee): boolean => coming.includes(invitee.status);

/** Whoever was asked has a letter with his own link. */
export const hasLetter = (invitee: Invitee): boolean =>
  ["invited", "accepted", "declined"].includes(invitee.status);

/** A walk-in nobody has matched with somebody on file yet. */
export const isUnsettled = (invitee: Invitee): boolean =>
  invitee.walk_in && invitee.hcp_id === null && invitee.status === "signed_in";

/** The places taken among those planned for: whoever came unasked takes none. */
export function placesTaken(invitees: readonly Invitee[]): number {
  return invitees.filter((one) => isOn(one) && !one.walk_in).length;
}

/** Whether somebody is meant by what was typed: his name or where he works. */
export function meets(invitee: Invitee, typed: string): boolean {
  const texts = [invitee.name, invitee.institution_name, invitee.department_name];
  return !typed.trim() || texts.some((name) => found({ name, pinyin: "" }, typed.trim()));
}

/** What the rules come to for one candidate. */
export function verdictOf({ answers }: Judgement): "blocked" | "comment" | "fine" {
  if (answers.some((answer) => answer.outcome === "block")) return "blocked";
  return answers.length > 0 ? "comment" : "fine";
}
