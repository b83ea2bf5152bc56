import dayjs from "dayjs";
import "dayjs/locale/zh-cn";
import "dayjs/locale/en";
import i18next from "i18next";
import { useCallback } from "react";
import { initReactI18next, useTranslation } from "react-i18next";

export type Language = "zh-CN" | "en";
export const languages: readonly Language[] = ["zh-CN", "en"];

/** Chinese has one plural form (`x_other`); English adds `x_one`. Every other key is the same in both. */
export type English<Z> = { [K in keyof Z]: string } & {
  [K in keyof Z as K extends `${infer Base}_other` ? `${Base}_one` : never]: string;
};
export type Key<Z> = { [K in keyof Z]: K extends `${infer Base}_other` ? Base : K }[keyof Z] & string;
export type Params = Record<string, string | number | undefined>;
export type Words<Z> = { room: string; zh: Z; en: English<Z> };
export type Say<Z> = (key: Key<Z>, params?: Params) => string;
/** A sentence the server gives in both languages. */
export type Text = { zh: string; en: string };

const STORE = "rounds.language";
// Our own `words` type the keys; the library need not.
type Plain = (key: string, params?: Params) => string;

function first(): Language {
  const kept = localStorage.getItem(STORE);
  if (kept === "zh-CN" || kept === "en") return kept;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

void i18next.use(initReactI18next).init({
  lng: first(),
  fallbackLng: false,
  supportedLngs: [...languages],
  resources: {},
  keySeparator: false,
  nsSeparator: false,
  returnEmptyString: false,
  initAsync: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});
dayjs.locale(first() === "en" ? "en" : "zh-cn");
document.documentElement.lang = first();

/** Declares the words of a room: Chinese is the source, English must have the same keys. */
export function words<const Z extends Record<string, string>>(
  room: string,
  both: { zh: Z; en: English<Z> },
): Words<Z> {
  i18next.addResourceBundle("zh-CN", room, both.zh, true, true);
  i18next.addResourceBundle("en", room, both.en, true, true);
  return { room, ...both };
}

/** The words of a room in the reader's language, inside a component. */
export function useWords<Z extends Record<string, string>>(of: Words<Z>): Say<Z> {
  const { t } = useTranslation(of.room);
  return useCallback((key: Key<Z>, params?: Params) => (t as unknown as Plain)(key, params), [t]);
}

/** The same outside a component (time-outs, notifications, tests). */
export function say<Z extends Record<string, string>>(of: Words<Z>, key: Key<Z>, params?: Params): string {
  return (i18next.t as unknown as Plain)(key, { ...params, ns: of.room });
}

/** The same in both languages: for a sentence that is kept, like the label of a command. */
export function sayBoth<Z extends Record<string, string>>(of: Words<Z>, key: Key<Z>, params?: Params): Text {
  const { t } = i18next as unknown as { t: Plain };
  return {
    zh: t(key, { ...params, ns: of.room, lng: "zh-CN" }),
    en: t(key, { ...params, ns: of.room, lng: "en" }),
  };
}

export function language(): Language {
  return i18next.language === "en" ? "en" : "zh-CN";
}

/** As the server writes it. */
export function serverLanguage(): "zh-hans" | "en" {
  return language() === "en" ? "en" : "zh-hans";
}

export function useLanguage(): Language {
  useTranslation();
  return language();
}

export async function setLanguage(next: Language): Promise<void> {
  localStorage.setItem(STORE, next);
  document.documentElement.lang = next;
  dayjs.locale(next === "en" ? "en" : "zh-cn");
  await i18next.changeLanguage(next);
}

/** Picks the reader's side of a sentence that came in both languages. */
export function inLanguage(text: Text): string {
  return language() === "en" ? text.en : text.zh;
}
