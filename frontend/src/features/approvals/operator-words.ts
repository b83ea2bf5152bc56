import { words } from "@/i18n";

/** How a fact is compared. */
export const operatorWords = words("approvals.operators", {
  zh: {
    equals: "等于",
    not_equals: "不等于",
    above: "大于",
    at_least: "不小于",
    below: "小于",
    at_most: "不大于",
    before: "早于",
    after: "晚于",
    not_before: "不早于",
    not_after: "不晚于",
    in: "属于",
    not_in: "不属于",
    contains: "包含",
    contains_any: "包含任一",
    is_set: "已填写",
  },
  en: {
    equals: "is",
    not_equals: "is not",
    above: "above",
    at_least: "at least",
    below: "below",
    at_most: "at most",
    before: "before",
    after: "after",
    not_before: "not before",
    not_after: "not after",
    in: "one of",
    not_in: "none of",
    contains: "contains",
    contains_any: "contains any of",
    is_set: "is given",
  },
});
export type Operator = keyof typeof operatorWords.zh;
