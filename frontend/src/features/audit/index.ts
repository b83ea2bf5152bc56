import { IconFileSearch } from "@tabler/icons-react";
import { say } from "@/i18n";
import type { Room } from "@/room";
import { auditNavWords } from "./nav-words";

/** For whoever reviews: all history, and the seal that proves it. */
export const audit: Room = {
  name: "audit",
  tables: [],
  routes: [
    { path: "audit", lazy: async () => ({ Component: (await import("./pages/AuditPage")).AuditPage }) },
  ],
  nav: [
    {
      to: "/audit",
      icon: IconFileSearch,
      label: () => say(auditNavWords, "nav"),
      codes: ["core.explore_history"],
      order: 15,
    },
  ],
};
