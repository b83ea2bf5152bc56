import type { Text } from "@/i18n";

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
