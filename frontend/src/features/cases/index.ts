import { IconShieldExclamation } from "@tabler/icons-react";
import { say } from "@/i18n";
import type { Room } from "@/room";
import { caseTables } from "./db";
import { caseNavWords } from "./nav-words";
import { offers } from "./offers";
import { reportView } from "./view";

/** Adverse events and forbidden words: reported, judged against a clock, closed. */
export const cases: Room = {
  name: "cases",
  tables: caseTables,
  routes: [
    {
      path: "cases",
      handle: { list: "/cases" },
      lazy: async () => ({ Component: (await import("./pages/CasesPage")).Cases }),
      children: [
        { path: ":id", lazy: async () => ({ Component: (await import("./pages/CasePage")).CasePage }) },
      ],
    },
    {
      path: "reports/new",
      lazy: async () => ({ Component: (await import("./pages/ReportPage")).ReportPage }),
    },
    {
      path: "word-lists",
      lazy: async () => ({ Component: (await import("./pages/WordListsPage")).WordListsPage }),
    },
  ],
  views: [reportView],
  nav: [
    {
      to: "/cases",
      icon: IconShieldExclamation,
      label: () => say(caseNavWords, "nav"),
      codes: ["compliance.read_cases"],
      order: 45,
    },
  ],
  offers,
};
