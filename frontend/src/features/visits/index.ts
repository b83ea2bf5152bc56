import { IconCalendarCheck, IconChartBar, IconNotes } from "@tabler/icons-react";
import { say } from "@/i18n";
import type { Room } from "@/room";
import { visitTables } from "./db";
import { VisitsOf } from "./parts/VisitsOf";
import { visitView } from "./view";
import "./visits.css";
import { visitWords } from "./words";

const readers = ["visits.read"];

export const visits: Room = {
  name: "visits",
  tables: visitTables,
  routes: [
    { path: "today", lazy: async () => ({ Component: (await import("./pages/TodayPage")).TodayPage }) },
    {
      path: "visits",
      handle: { list: "/visits" },
      lazy: async () => ({ Component: (await import("./pages/VisitsPage")).Visits }),
      children: [
        { path: ":id", lazy: async () => ({ Component: (await import("./pages/VisitPage")).VisitPage }) },
      ],
    },
    { path: "visits/new", lazy: async () => ({ Component: (await import("./pages/LogPage")).LogPage }) },
    { path: "visits/plan", lazy: async () => ({ Component: (await import("./pages/PlanPage")).PlanPage }) },
    { path: "visits/:id/log", lazy: async () => ({ Component: (await import("./pages/LogPage")).LogPage }) },
    {
      path: "visits/:id/plan",
      lazy: async () => ({ Component: (await import("./pages/PlanPage")).PlanPage }),
    },
    { path: "team", lazy: async () => ({ Component: (await import("./pages/TeamPage")).TeamPage }) },
  ],
  nav: [
    {
      to: "/today",
      icon: IconCalendarCheck,
      label: () => say(visitWords, "today"),
      codes: ["visits.plan", "visits.approve"],
      order: 10,
    },
    { to: "/visits", icon: IconNotes, label: () => say(visitWords, "nav"), codes: readers, order: 30 },
    {
      to: "/team",
      icon: IconChartBar,
      label: () => say(visitWords, "team"),
      codes: ["visits.approve", "visits.see_all"],
      order: 35,
    },
  ],
  views: [visitView],
  offers: { "visits.of": VisitsOf },
};
