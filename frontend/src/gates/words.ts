import type { Text } from "@/i18n";

/** What the gates say, the same words as the server's; a test holds them together. */
export const sentences = {
  not_qualified: {
    zh: "系统中没有您通过岗前培训考核的记录，不能拜访。请联系合规部补录考核结果。",
    en: "There is no record that you passed training and assessment, so you may not visit. Ask compliance to enter the result.",
  },
  qualification_later: {
    zh: "您的培训考核于 {on} 才通过，在此之前不能拜访。请改到该日之后，或联系合规部核对日期。",
    en: "You passed training and assessment only on {on}; you may not visit before that day. Choose a later day, or ask compliance to check the date.",
  },
  qualification_expired: {
    zh: "您的培训考核已于 {on} 到期，不能拜访。请完成复训并联系合规部更新。",
    en: "Your training and assessment expired on {on}, so you may not visit. Repeat the training and ask compliance to enter it.",
  },
  not_filed: {
    zh: "您尚未在医药代表备案平台备案，不能拜访{hospital}。请联系合规部办理备案。",
    en: "You are not filed on the national platform, so you may not visit {hospital}. Ask compliance to file you.",
  },
  filed_later: {
    zh: "您的备案（{number}）自 {on} 起生效，此前不能拜访{hospital}。请改到该日之后，或联系合规部。",
    en: "Your filing ({number}) holds from {on}; you may not visit {hospital} before. Choose a later day, or ask compliance.",
  },
  filing_withdrawn: {
    zh: "您的备案（{number}）已于 {on} 撤销，不能拜访{hospital}。请联系合规部。",
    en: "Your filing ({number}) was withdrawn on {on}, so you may not visit {hospital}. Ask compliance.",
  },
  contract_later: {
    zh: "备案（{number}）所依据的劳动合同自 {on} 起生效，此前不能拜访{hospital}。请联系合规部核对。",
    en: "The contract behind your filing ({number}) begins on {on}; you may not visit {hospital} before. Ask compliance to check it.",
  },
  contract_ended: {
    zh: "备案（{number}）所依据的劳动合同已于 {on} 到期，不能拜访{hospital}。请联系合规部更新备案。",
    en: "The contract behind your filing ({number}) ended on {on}, so you may not visit {hospital}. Ask compliance to renew the filing.",
  },
  not_registered: {
    zh: "您没有在{hospital}登记，不能上门拜访。请先在该院接待部门办理登记，再请合规部录入登记号。",
    en: "You are not registered at {hospital}, so you may not visit in person. Register with its reception office, then ask compliance to enter the number.",
  },
  registration_later: {
    zh: "您在{hospital}的登记自 {on} 起有效，此前不能上门拜访。请改到该日之后。",
    en: "Your registration at {hospital} holds from {on}; you may not visit in person before. Choose a later day.",
  },
  registration_expired: {
    zh: "您在{hospital}的登记已于 {on} 到期，不能上门拜访。请到该院续办登记，再请合规部录入。",
    en: "Your registration at {hospital} expired on {on}, so you may not visit in person. Renew it there, then ask compliance to enter it.",
  },
  no_letter: {
    zh: "您在 {day} 没有有效的授权书，不能拜访{hospital}。请联系合规部签发授权书。",
    en: "You hold no authorisation letter valid on {day}, so you may not visit {hospital}. Ask compliance to issue one.",
  },
  letter_expired: {
    zh: "您的授权书（{number}）已于 {on} 到期，{day} 不能拜访{hospital}。请联系合规部换发。",
    en: "Your authorisation letter ({number}) ended on {on}; on {day} you may not visit {hospital}. Ask compliance for a new one.",
  },
  letter_elsewhere: {
    zh: "您在 {day} 有效的授权书（{number}）不含{hospital}所在地区。请联系合规部扩大授权区域。",
    en: "Your letter valid on {day} ({number}) does not cover the area of {hospital}. Ask compliance to extend it.",
  },
  product_outside_letter: {
    zh: "{products}不在您 {day} 有效的授权书内，医生主动询问也不能推介。请移除该产品，或联系合规部增补授权书。",
    en: "{products}: not in your authorisation letter on {day}; it may not be promoted even when asked for. Remove it, or ask compliance to extend the letter.",
  },
  outside_slot: {
    zh: "{hospital}只在公布的时段接待医药代表：{slots}；{when}不在其中。请改到接待时段，或向该院接待部门预约并报合规部。",
    en: "{hospital} receives reps only at its published hours: {slots}; {when} is outside them. Choose one of these, or arrange it with the hospital's reception office and tell compliance.",
  },
} satisfies Record<string, Text>;

export const weekdays: readonly Text[] = [
  { zh: "周一", en: "Mon" },
  { zh: "周二", en: "Tue" },
  { zh: "周三", en: "Wed" },
  { zh: "周四", en: "Thu" },
  { zh: "周五", en: "Fri" },
  { zh: "周六", en: "Sat" },
  { zh: "周日", en: "Sun" },
];
