import { words } from "@/i18n";

/** What was given to a healthcare professional. */
export const ledgerWords = words("compliance.ledger", {
  zh: {
    title: "利益往来",
    year: "年度",
    limitAmount: "年度金额上限 {{cap}}",
    limitTimes: "年度次数上限 {{cap}}",
    times_other: "{{count}} 次",
    given: "已给予",
    held: "已批待付",
    room: "剩余",
    reversal: "冲销",
    lines_other: "{{count}} 笔记录",
    none: "本年度没有记录。",
    pdf: "PDF 对账单",
    xlsx: "Excel 对账单",
  },
  en: {
    title: "Value given",
    year: "Year",
    limitAmount: "At most {{cap}} a year",
    limitTimes: "At most {{cap}} a year",
    times_one: "{{count}} time",
    times_other: "{{count}} times",
    given: "Given",
    held: "Approved, not yet given",
    room: "Left",
    reversal: "Reversal",
    lines_one: "{{count}} line",
    lines_other: "{{count}} lines",
    none: "Nothing is on record for this year.",
    pdf: "Statement as PDF",
    xlsx: "Statement as Excel",
  },
});
