import { IconDeviceHeartMonitor } from "@tabler/icons-react";
import { say } from "@/i18n";
import type { Room } from "@/room";
import { deviceNavWords } from "./nav-words";

/** Devices at hospitals: what stands where, in what state, with which readings. */
export const devices: Room = {
  name: "devices",
  tables: [],
  routes: [
    {
      path: "devices",
      handle: { list: "/devices" },
      lazy: async () => ({ Component: (await import("./pages/DevicesPage")).Devices }),
      children: [
        { path: ":id", lazy: async () => ({ Component: (await import("./pages/DevicePage")).DevicePage }) },
      ],
    },
    {
      path: "devices/models",
      lazy: async () => ({ Component: (await import("./pages/ModelsPage")).ModelsPage }),
    },
    {
      path: "devices/import",
      lazy: async () => ({ Component: (await import("./pages/ImportPage")).ImportPage }),
    },
  ],
  nav: [
    {
      to: "/devices",
      icon: IconDeviceHeartMonitor,
      label: () => say(deviceNavWords, "nav"),
      codes: ["devices.read"],
      order: 35,
    },
  ],
};
