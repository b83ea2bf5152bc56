import { useMemo } from "react";
import type { Code, CodeLists } from "@/api/rows";
import { type Language, language, useLanguage } from "@/i18n";
import { codeLists, useCodeLists } from "@/offline";

export type ListName =
  | "specialties"
  | "titles"
  | "kinds"
  | "levels"
  | "grades"
  | "statuses"
  | "genders"
  | "posts";
export type Choice = { value: string; label: string; search: string };
export type CodeWords = {
  /** The word of a code; the code itself when the tablet does not know the list yet. */
  word: (list: ListName, code: string) => string;
  options: (list: ListName) => Choice[];
  /** Level and grade as one word: 三级甲等. */
  rank: (of: { level: string; grade: string }) => string;
};

const side = (entry: Code, reader: Language): string => (reader === "en" ? entry.en : entry.zh);

export function codeWords(lists: CodeLists, reader: Language): CodeWords {
  const word = (list: ListName, code: string): string => {
    const entry = code ? lists[list]?.find((one) => one.code === code) : undefined;
    return entry ? side(entry, reader) : code;
  };
  return {
    word,
    options: (list) =>
      (lists[list] ?? []).map((entry) => ({
        value: entry.code,
        label: side(entry, reader),
        search: [entry.zh, entry.en, ...(entry.everyday ?? [])].join(" ").toLowerCase(),
      })),
    rank: ({ level, grade }) =>
      [level && word("levels", level), grade && word("grades", grade)]
        .filter(Boolean)
        .join(reader === "en" ? " · " : ""),
  };
}

/** The words of codes in the reader's language, inside a component. */
export function useCodes(): CodeWords {
  const lists = useCodeLists();
  const reader = useLanguage();
  return useMemo(() => codeWords(lists, reader), [lists, reader]);
}

/** The same outside a component. */
export function codesNow(): CodeWords {
  return codeWords(codeLists(), language());
}
