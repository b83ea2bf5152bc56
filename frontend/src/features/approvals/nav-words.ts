import { words } from "@/i18n";

/** The one word the app needs before a page of the room is opened. */
export const navWords = words("approvals.nav", { zh: { nav: "审批" }, en: { nav: "Approvals" } });
