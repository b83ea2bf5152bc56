import { inLanguage, type Text } from "@/i18n";

/** What the evaluator itself says, the same words as the server's. */
export const yes: Text = { zh: "是", en: "yes" };
export const no: Text = { zh: "否", en: "no" };
export const LIST = { zh: "、", en: ", " };

export function notJudged(rule: string, missing: Text): Text {
  return {
    zh: `规则 ${rule} 未能判断，缺少：${missing.zh}。`,
    en: `Rule ${rule} was not judged; not known: ${missing.en}.`,
  };
}

/** Who may grant an exception, by the role a rule names. */
const grants: Readonly<Record<string, Text>> = {
  compliance: { zh: "可由合规批准", en: "Compliance may grant it" },
  medical: { zh: "可由医学事务批准", en: "Medical affairs may grant it" },
  manager: { zh: "可由地区经理批准", en: "The district manager may grant it" },
};

export function grantedBy(role: string): string {
  const said = grants[role];
  return said ? inLanguage(said) : "";
}

export const always: Text = { zh: "任何情况", en: "always" };
export const AND: Text = { zh: " 且 ", en: " and " };
export const OR: Text = { zh: " 或 ", en: " or " };
export const NOT: Text = { zh: "非", en: "not " };

/** How facts are compared, in words; the keys are the operators of the catalogue. */
export const comparisons: Readonly<Record<string, Text>> = {
  equals: { zh: "等于", en: "is" },
  not_equals: { zh: "不等于", en: "is not" },
  above: { zh: "大于", en: "above" },
  at_least: { zh: "不少于", en: "at least" },
  below: { zh: "小于", en: "below" },
  at_most: { zh: "不超过", en: "at most" },
  before: { zh: "早于", en: "before" },
  after: { zh: "晚于", en: "after" },
  not_before: { zh: "不早于", en: "not before" },
  not_after: { zh: "不晚于", en: "not after" },
  in: { zh: "属于", en: "one of" },
  not_in: { zh: "不属于", en: "none of" },
  contains: { zh: "包含", en: "contains" },
  contains_any: { zh: "包含任一", en: "contains any of" },
  is_set: { zh: "已填写：", en: "is given:" },
};
