import { IconPresentation } from "@tabler/icons-react";
import { say } from "@/i18n";
import type { Room } from "@/room";
import { eventTables } from "./db";
import { eventNavWords } from "./nav-words";
import { inviteeView } from "./view";

/** Academic meetings from their need to the last receipt. */
export const events: Room = {
  name: "events",
  tables: eventTables,
  routes: [
    {
      path: "events",
      handle: { list: "/events" },
      lazy: async () => ({ Component: (await import("./pages/EventsPage")).Events }),
      children: [
        { path: ":id", lazy: async () => ({ Component: (await import("./pages/EventPage")).EventPage }) },
      ],
    },
    {
      path: "events/calendar",
      lazy: async () => ({ Component: (await import("./pages/CalendarPage")).CalendarPage }),
    },
    {
      path: "events/:id/day",
      lazy: async () => ({ Component: (await import("./pages/DayPage")).DayPage }),
    },
    {
      path: "events/:id/people",
      lazy: async () => ({ Component: (await import("./pages/PeoplePage")).PeoplePage }),
    },
  ],
  views: [inviteeView],
  nav: [
    {
      to: "/events",
      icon: IconPresentation,
      label: () => say(eventNavWords, "nav"),
      codes: ["events.read"],
      order: 33,
    },
  ],
};
