import type { WordList } from "@/api/rows";
import { table } from "@/offline";

/** The words that are looked for while somebody writes. */
export const caseTables = [table<WordList>({ kind: "word_lists", index: [] })];
