import { IconFlask2, IconLockOpen } from "@tabler/icons-react";
import { say } from "@/i18n";
import type { Room } from "@/room";
import { trialNavWords } from "./nav-words";

/** Studies behind the wall: nothing of it is kept on a tablet. */
export const trials: Room = {
  name: "trials",
  tables: [],
  routes: [
    { path: "studies", lazy: async () => ({ Component: (await import("./pages/StudiesPage")).StudiesPage }) },
    { path: "studies/:id", lazy: async () => ({ Component: (await import("./pages/StudyPage")).StudyPage }) },
    {
      path: "participants/:id",
      lazy: async () => ({ Component: (await import("./pages/ParticipantPage")).ParticipantPage }),
    },
    {
      path: "identity-openings",
      lazy: async () => ({ Component: (await import("./pages/OpeningsPage")).OpeningsPage }),
    },
  ],
  nav: [
    {
      to: "/studies",
      icon: IconFlask2,
      label: () => say(trialNavWords, "nav"),
      codes: ["trials.read"],
      order: 35,
    },
    {
      to: "/identity-openings",
      icon: IconLockOpen,
      label: () => say(trialNavWords, "openings"),
      codes: ["trials.review_openings"],
      order: 75,
    },
  ],
};
