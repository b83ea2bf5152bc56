import { words } from "@/i18n";

/** What the menu and the outbox need before the room is opened. */
export const eventNavWords = words("eventsNav", {
  zh: { nav: "学术活动", name: "姓名", meal: "用餐", yes: "是", no: "否" },
  en: { nav: "Events", name: "Name", meal: "Meal", yes: "Yes", no: "No" },
});
