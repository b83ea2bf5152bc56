// What the list of events can be asked of the server.
import type { Day } from "@/api/rows";
import { today } from "@/lib/time";
import type { EventState } from "./rows";

export const shows = ["coming", "todo", "waiting", "past", "cancelled"] as const;
export type Show = (typeof shows)[number];

/** Where the owner has something to do before the event can go on. */
export const todo: readonly EventState[] = ["draft", "returned", "rescheduled", "reconciling"];
export const waiting: readonly EventState[] = ["pending_approval", "pending_close_out"];
/** What stands in a calendar: everything that was not called off. */
export const standing: readonly EventState[] = [
  ...["draft", "pending_approval", "returned", "approved", "inviting", "running"],
  ...["reconciling", "pending_close_out", "closed", "rescheduled"],
] as EventState[];

export function asShow(text: string | null): Show {
  return shows.find((one) => one === text) ?? "coming";
}

export type Asked = { search?: string; state?: string; from?: Day; to?: Day; owner?: number };

/** A search goes through what was and what comes; otherwise coming and past part at today. */
export function asked(show: Show, typed: string, me: number, day: Day = today()): Asked {
  const search = typed.trim();
  return {
    ...(search && { search }),
    ...(show === "coming" && { state: standing.join(), ...(!search && { from: day }) }),
    ...(show === "past" && { state: standing.join(), to: day }),
    ...(show === "todo" && { state: todo.join(), owner: me }),
    ...(show === "waiting" && { state: waiting.join() }),
    ...(show === "cancelled" && { state: "cancelled" }),
  };
}
