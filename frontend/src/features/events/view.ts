import { say } from "@/i18n";
import type { CommandView } from "@/room";
import { eventNavWords } from "./nav-words";

/** How the outbox tells of a signature that waits: who, and whether he eats. */
export const inviteeView: CommandView = {
  kind: "invitees",
  field: (name) => (name === "name" || name === "meal" ? say(eventNavWords, name) : null),
  value: (name, value) => (name === "meal" ? say(eventNavWords, value ? "yes" : "no") : String(value ?? "")),
};
