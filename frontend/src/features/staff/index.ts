import { IconMap2, IconPill, IconUserCog, IconUsers } from "@tabler/icons-react";
import { say } from "@/i18n";
import type { Room } from "@/room";
import { navWords } from "./nav-words";

/** People, their licence to act, territories, products, and everybody's own account. */
export const staff: Room = {
  name: "staff",
  tables: [],
  routes: [
    { path: "people", lazy: async () => ({ Component: (await import("./pages/PeoplePage")).PeoplePage }) },
    {
      path: "people/:id",
      lazy: async () => ({ Component: (await import("./pages/PersonPage")).PersonPage }),
    },
    {
      path: "territories",
      lazy: async () => ({ Component: (await import("./pages/TerritoriesPage")).TerritoriesPage }),
    },
    {
      path: "products",
      lazy: async () => ({ Component: (await import("./pages/ProductsPage")).ProductsPage }),
    },
    { path: "account", lazy: async () => ({ Component: (await import("./pages/AccountPage")).AccountPage }) },
  ],
  nav: [
    {
      to: "/people",
      icon: IconUsers,
      label: () => say(navWords, "people"),
      codes: ["staff.see_people", "visits.approve"],
      order: 40,
    },
    {
      to: "/territories",
      icon: IconMap2,
      label: () => say(navWords, "territories"),
      codes: ["staff.see_territories", "visits.approve"],
      order: 44,
    },
    {
      to: "/products",
      icon: IconPill,
      label: () => say(navWords, "products"),
      codes: ["staff.use"],
      order: 50,
    },
    { to: "/account", icon: IconUserCog, label: () => say(navWords, "account"), order: 95 },
  ],
};
