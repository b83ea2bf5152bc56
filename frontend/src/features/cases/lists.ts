import type { WordList } from "@/api/rows";
import { find } from "./matching";

/** A list of words and what of it stands in a text, as it is written there. */
export type Heard = { list: WordList; words: string[] };

/** The list of each kind that speaks on a day: of two in force the newer. */
export function listsOn(lists: readonly WordList[], day: string): WordList[] {
  const newest = new Map<string, WordList>();
  const inForce = lists.filter((one) => one.from_on <= day && (one.to_on === null || one.to_on >= day));
  for (const one of inForce.toSorted((a, b) => (a.from_on < b.from_on ? -1 : 1))) newest.set(one.kind, one);
  return [...newest.values()];
}

/** What the lists find in these texts; a list that refuses comes first. */
export function heardIn(texts: readonly string[], lists: readonly WordList[]): Heard[] {
  return lists
    .map((list) => ({ list, words: wordsIn(texts, list) }))
    .filter((one) => one.words.length > 0)
    .sort((a, b) => (a.list.outcome === b.list.outcome ? 0 : a.list.outcome === "block" ? -1 : 1));
}

function wordsIn(texts: readonly string[], list: WordList): string[] {
  const sought = [...list.words_zh, ...list.words_en];
  const said = texts.flatMap((text) => {
    const chars = [...text];
    return find(text, sought, list.excepted).map(({ start, end }) => chars.slice(start, end).join(""));
  });
  return [...new Set(said)];
}
