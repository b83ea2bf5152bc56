import { words } from "@/i18n";

/** What the menu needs before the room is opened. */
export const deviceNavWords = words("devicesNav", {
  zh: { nav: "设备" },
  en: { nav: "Devices" },
});
