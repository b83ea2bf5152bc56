// How a typed search meets a name on the tablet: any character, its reading, its initials, a second name.

/** What a row must offer to be found. */
export type Findable = { name: string; pinyin: string; initials?: string; aliases?: readonly string[] };
type Reading = { texts: string[]; syllables: string[]; initials: string };

const readings = new WeakMap<Findable, Reading>();

/** The text as it is compared: one width, lower case, no accents, ü as v, no blanks. */
export function fold(text: string): string {
  const plain = text.normalize("NFKC").toLowerCase().replaceAll("ü", "v").replaceAll("\u25cb", "\u3007");
  return plain.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
}

const solid = (text: string): string => fold(text).replace(/[\s·・.()（）]/g, "");

function readingOf(row: Findable): Reading {
  const known = readings.get(row);
  if (known) return known;
  const syllables = fold(row.pinyin).split(" ").filter(Boolean);
  const made = {
    texts: [row.name, ...(row.aliases ?? [])].map(solid),
    syllables,
    initials: row.initials ? fold(row.initials) : syllables.map((one) => one[0]).join(""),
  };
  readings.set(row, made);
  return made;
}

/** Whether the letters spell syllables from here on, each at least by its first letter: zhs, zhangs, zs. */
function spells(syllables: readonly string[], from: number, letters: string): boolean {
  if (!letters) return true;
  const syllable = syllables[from];
  if (!syllable) return false;
  for (let n = Math.min(syllable.length, letters.length); n > 0; n -= 1) {
    const part = letters.startsWith(syllable.slice(0, n));
    if (part && spells(syllables, from + 1, letters.slice(n))) return true;
  }
  return false;
}

function meets({ texts, syllables, initials }: Reading, word: string): boolean {
  if (!/^[a-z]+$/.test(word)) return texts.some((text) => text.includes(word));
  if (word.length === 1) return initials.startsWith(word) || texts.some((text) => text.startsWith(word));
  if (initials.includes(word) || texts.some((text) => text.includes(word))) return true;
  return syllables.some((_, from) => spells(syllables, from, word));
}

export function wordsOf(typed: string): string[] {
  return fold(typed).split(/\s+/).map(solid).filter(Boolean);
}

/** Whether every typed word is found in the name or its reading. */
export function found(row: Findable, typed: string): boolean {
  const reading = readingOf(row);
  return wordsOf(typed).every((word) => meets(reading, word));
}

/**
 * The rows whose name is meant; when no name is, those whose place of work is ("人民医院").
 * Several words may be spread over both.
 */
export function search<R extends Findable>(
  rows: readonly R[],
  typed: string,
  placeOf?: (row: R) => Findable | undefined,
): readonly R[] {
  const words = wordsOf(typed);
  if (words.length === 0) return rows;
  const named = rows.filter((row) => words.every((word) => meets(readingOf(row), word)));
  if (named.length > 0 || !placeOf) return named;
  return rows.filter((row) => {
    const place = placeOf(row);
    return words.every(
      (word) => meets(readingOf(row), word) || (place !== undefined && meets(readingOf(place), word)),
    );
  });
}

// The first character of each letter in the order of pinyin, to file a name the server has not read yet.
const FIRST =
  "A\u963fB\u516bC\u5693D\u642dE\u86feF\u53d1G\u5676H\u54c8J\u51fbK\u5580L\u5783M\u5988N\u62ffO\u54e6P\u556aQ\u671fR\u7136S\u6492T\u584cW\u6316X\u6614Y\u538bZ\u531d";
const byPinyin = new Intl.Collator("zh-CN-u-co-pinyin");

/** The initials of a name as far as the order of pinyin tells them: until the server has read it. */
export function guessInitials(name: string): string {
  return [...solid(name)].map(guess).join("");
}

function guess(name: string): string {
  const first = [...name][0] ?? "";
  if (!/\p{Script=Han}/u.test(first)) return fold(first);
  let letter = "a";
  for (let n = 0; n < FIRST.length; n += 2) {
    if (byPinyin.compare(first, FIRST[n + 1] ?? "") >= 0) letter = (FIRST[n] ?? "A").toLowerCase();
  }
  return letter;
}

/** What a list sorts by: the reading, and for a name not read yet the end of its letter. */
export function sortKey(row: Findable): string {
  return row.pinyin || `${guess(row.name)}\uffff`;
}

export function compareNames(one: Findable, other: Findable): number {
  const [a, b] = [sortKey(one), sortKey(other)];
  if (a !== b) return a < b ? -1 : 1;
  return one.name < other.name ? -1 : one.name > other.name ? 1 : 0;
}

/** The letter a row stands under; "#" for what has none. */
export function letterOf(row: Findable): string {
  const first = sortKey(row).slice(0, 1).toUpperCase();
  return first >= "A" && first <= "Z" ? first : "#";
}
