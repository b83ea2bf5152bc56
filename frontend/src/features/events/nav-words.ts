import { words } from "@/i18n";

/** What the menu needs before the room is opened. */
export const eventNavWords = words("eventsNav", { zh: { nav: "学术活动" }, en: { nav: "Events" } });
