import { IconSignature } from "@tabler/icons-react";
import { say } from "@/i18n";
import type { Room } from "@/room";
import { navWords } from "./nav-words";

/** What waits for a decision, how it was decided, and who signed. */
export const approvals: Room = {
  name: "approvals",
  tables: [],
  routes: [
    {
      path: "approvals",
      handle: { list: "/approvals" },
      lazy: async () => ({ Component: (await import("./pages/InboxPage")).Approvals }),
      children: [
        { path: ":id", lazy: async () => ({ Component: (await import("./pages/RunPage")).RunPage }) },
      ],
    },
    {
      path: "approval-processes",
      lazy: async () => ({ Component: (await import("./pages/ProcessesPage")).ProcessesPage }),
    },
    {
      path: "approval-deputies",
      lazy: async () => ({ Component: (await import("./pages/DeputiesPage")).DeputiesPage }),
    },
    {
      path: "signatures/:id",
      lazy: async () => ({ Component: (await import("./pages/SignaturePage")).SignaturePage }),
    },
  ],
  nav: [
    {
      to: "/approvals",
      icon: IconSignature,
      label: () => say(navWords, "nav"),
      codes: ["compliance.see_requests", "visits.approve", "staff.keep_products"],
      order: 32,
    },
  ],
};
