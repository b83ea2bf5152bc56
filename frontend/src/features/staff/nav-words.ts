import { words } from "@/i18n";

/** Apart from the pages' words, because these are loaded with the app. */
export const navWords = words("staff.nav", {
  zh: { people: "人员", territories: "区域", products: "产品", account: "我的账户" },
  en: { people: "People", territories: "Territories", products: "Products", account: "My account" },
});
