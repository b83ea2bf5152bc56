// Words found in a free text: case and width do not count, Chinese has no word borders, English does.
// The server's twin is compliance/cases/matching.py; tests/compliance/word_cases.json holds both to one answer.

/** A word of a list and where in the text it stands: code points from `start` up to `end`. */
export type Found = { word: string; start: number; end: number };
type Reading = { plain: string[]; places: number[] };

const INVISIBLE: ReadonlySet<string> = new Set("\u00ad\u200b\u200c\u200d\u2060\ufeff");
const SPACE = /\s/u;
const LATIN = /^[a-z0-9]$/;
const HAN = /^[\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]$/u;
const OPEN_END = "*";

/** Each word that occurs, once, at its first place; what lies inside an excepted phrase does not count. */
export function find(text: string, words: readonly string[], excepted: readonly string[] = []): Found[] {
  const read = reading(text);
  const hidden = excepted.flatMap((phrase) => spans(read.plain, phrase));
  const found: Found[] = [];
  for (const word of words) {
    const free = spans(read.plain, word).find(
      ([start, end]) => !hidden.some(([from, to]) => from <= start && end <= to),
    );
    if (!free) continue;
    const [first, last] = [read.places[free[0]], read.places[free[1] - 1]];
    if (first !== undefined && last !== undefined) found.push({ word, start: first, end: last + 1 });
  }
  return found.sort((a, b) => a.start - b.start || b.end - a.end || (a.word < b.word ? -1 : 1));
}

function reading(text: string): Reading {
  const plain: string[] = [];
  const places: number[] = [];
  for (const [place, written] of [...text].entries()) {
    for (const char of plainOf(written)) {
      const last = plain.at(-1);
      if (char === " " && (last === undefined || last === " ")) continue;
      if (last === " " && HAN.test(plain.at(-2) ?? "") && HAN.test(char)) {
        plain.pop();
        places.pop();
      }
      plain.push(char);
      places.push(place);
    }
  }
  return { plain, places };
}

function plainOf(written: string): string {
  if (INVISIBLE.has(written)) return "";
  if (SPACE.test(written)) return " ";
  return written.normalize("NFKC").toLowerCase();
}

/** Where the word stands in the plain text; Latin letters and digits want a border beside them. */
function spans(plain: readonly string[], word: string): [number, number][] {
  let sought = reading(word.trim()).plain;
  const opens = sought.at(-1) === OPEN_END;
  if (opens) sought = sought.slice(0, -1);
  if (sought.length === 0) return [];
  const found: [number, number][] = [];
  for (let start = 0; start + sought.length <= plain.length; start += 1) {
    if (sought.some((char, n) => plain[start + n] !== char)) continue;
    const end = start + sought.length;
    if (bordered(plain, start, end, opens)) found.push([start, end]);
  }
  return found;
}

const isLatin = (char: string | undefined): boolean => char !== undefined && LATIN.test(char);

function bordered(plain: readonly string[], start: number, end: number, opens: boolean): boolean {
  if (isLatin(plain[start]) && isLatin(plain[start - 1])) return false;
  return opens || !(isLatin(plain[end - 1]) && isLatin(plain[end]));
}
