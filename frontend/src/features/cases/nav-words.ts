import { words } from "@/i18n";

/** The few words of the first load. */
export const caseNavWords = words("cases.nav", { zh: { nav: "个案" }, en: { nav: "Cases" } });
