// What the list of visits can be asked, on the tablet and at the server alike.
import type { Visit, VisitState } from "@/api/rows";
import { type Findable, found } from "@/lib/reading";
import { today } from "@/lib/time";
import type { Live } from "@/offline";
import { dayOfVisit } from "./visit";

export const shows = [
  "recent",
  "upcoming",
  "todo",
  "submitted",
  "returned",
  "approved",
  "cancelled",
  "late",
  "unsent",
] as const;
export type Show = (typeof shows)[number];

const states: Partial<Record<Show, readonly VisitState[]>> = {
  todo: ["draft", "planned", "checked_in", "returned"],
  submitted: ["submitted"],
  returned: ["returned"],
  approved: ["approved"],
  cancelled: ["cancelled"],
};

export function asShow(text: string | null): Show {
  return shows.find((one) => one === text) ?? "recent";
}

/** Recent is what lies behind, upcoming what lies ahead; a search goes through both. */
export function isShown(visit: Live<Visit>, show: Show, typed = "", day = today()): boolean {
  if (show === "recent") return typed !== "" || dayOfVisit(visit) <= day;
  if (show === "upcoming") return dayOfVisit(visit) > day && visit.state !== "cancelled";
  if (show === "late") return visit.late;
  if (show === "unsent") return visit.pending !== undefined;
  return states[show]?.includes(visit.state) ?? true;
}

export type Asked = { search?: string; state?: string; late?: boolean; from?: string; to?: string };

/** The same as the server asks it. */
export function asked(show: Show, typed: string, day = today()): Asked {
  const state = states[show]?.join();
  return {
    ...(show === "recent" && !typed && { to: day }),
    ...(show === "upcoming" && { from: day, state: "planned" }),
    ...(typed && { search: typed }),
    ...(state && { state }),
    ...(show === "late" && { late: true }),
  };
}

/** Whether a visit is meant by what was typed: its number, whom, where. */
export function meets(
  visit: Visit,
  typed: string,
  people: ReadonlyMap<string, Findable>,
  places: ReadonlyMap<string, Findable>,
): boolean {
  const wanted = typed.trim();
  if (!wanted) return true;
  if (visit.number.toLowerCase().includes(wanted.toLowerCase())) return true;
  const hcp = people.get(visit.hcp_id ?? "") ?? { name: visit.hcp_name, pinyin: "" };
  const place = places.get(visit.institution_id) ?? { name: visit.institution_name, pinyin: "" };
  const owner = { name: visit.owner_name, pinyin: "" };
  return [hcp, place, owner].some((one) => found(one, wanted));
}
