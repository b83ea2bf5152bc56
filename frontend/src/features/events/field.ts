// What the day needs of an event, from the tablet: with or without a network.
import { useMemo } from "react";
import type { Id } from "@/api/rows";
import { useRow, useRows } from "@/offline";
import { countHere, listedOf } from "./sign-in";

/** The event, everybody on its list and how many are here; undefined while it is read, null when not carried. */
export function useTheDay(id: Id) {
  const event = useRow("events", id);
  const invitees = useRows("invitees", { where: { index: "event_id", equals: id } });
  const hcps = useRows("hcps");
  const readings = useMemo(() => new Map((hcps ?? []).map((hcp) => [hcp.id, hcp])), [hcps]);
  const listed = useMemo(() => listedOf(invitees ?? [], readings), [invitees, readings]);
  const here = useMemo(() => countHere(invitees ?? []), [invitees]);
  return { event, ready: invitees !== undefined && hcps !== undefined, listed, here };
}
