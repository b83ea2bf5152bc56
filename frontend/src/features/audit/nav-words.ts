import { words } from "@/i18n";

/** The one word the app needs before the page is opened. */
export const auditNavWords = words("audit.nav", { zh: { nav: "审计" }, en: { nav: "Audit" } });
