import { words } from "@/i18n";

/** The words the app needs before a page of the room is opened. */
export const trialNavWords = words("trials.nav", {
  zh: { nav: "临床研究", openings: "身份复核" },
  en: { nav: "Studies", openings: "Identity reviews" },
});
