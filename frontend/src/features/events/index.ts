import { IconPresentation } from "@tabler/icons-react";
import { say } from "@/i18n";
import type { Room } from "@/room";
import { eventNavWords } from "./nav-words";

/** Academic meetings from their need to the last receipt. */
export const events: Room = {
  name: "events",
  tables: [],
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
      path: "events/:id/people",
      lazy: async () => ({ Component: (await import("./pages/PeoplePage")).PeoplePage }),
    },
  ],
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
