import type { EventRow, Invitee } from "@/api/event-rows";
import { table } from "@/offline";

/** What the tablet carries of events: those one has a hand in that are near, and the people on their lists. */
export const eventTables = [
  table<EventRow>({ kind: "events", index: ["state"] }),
  table<Invitee>({ kind: "invitees", index: ["event_id"] }),
];
