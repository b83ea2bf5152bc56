import { words } from "@/i18n";

export const historyWords = words("history", {
  zh: {
    open: "变更历史",
    title: "变更历史",
    none: "还没有变更记录。",
    more: "更早的变更",
    why: "原因：{{reason}}",
    empty: "空",
    failed: "变更历史暂时无法读取",
  },
  en: {
    open: "History",
    title: "History",
    none: "No changes yet.",
    more: "Earlier changes",
    why: "Reason: {{reason}}",
    empty: "empty",
    failed: "The history cannot be read right now",
  },
});
