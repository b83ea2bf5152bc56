// Who a patient is stays out of a report; the server's twin is compliance/cases/identity.py.

export type Identity = "id_number" | "phone" | "email" | "record_number" | "name";

const GAP = "[ \\-]?";
const patterns: readonly (readonly [Identity, RegExp])[] = [
  ["id_number", new RegExp(`(?<![0-9])[1-9](?:${GAP}[0-9]){16}${GAP}[0-9Xx](?![0-9A-Za-z])`, "g")],
  [
    "phone",
    new RegExp(
      `(?<![0-9])(?:\\+?86${GAP})?1[3-9](?:${GAP}[0-9]){9}(?![0-9])|(?<![0-9])0[0-9]{2,3}-[0-9]{7,8}(?![0-9])`,
      "g",
    ),
  ],
  ["email", /[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.-]+/g],
  [
    "record_number",
    // Ward, record, outpatient, visit-card and bed numbers, by their Chinese words.
    /(?:\u4f4f\u9662\u53f7|\u75c5\u5386\u53f7|\u95e8\u8bca\u53f7|\u5c31\u8bca\u5361\u53f7|\u5e8a\u53f7|MRN)[ :#]*[0-9A-Za-z]*[0-9]/gi,
  ],
  [
    "name",
    // "Patient's name", "is called", and what follows.
    /(?:\u60a3\u8005|\u75c5\u4eba)?(?:\u59d3\u540d|\u540d\u53eb)[ :]*[\u4e00-\u9fff]{2,4}|patient(?:'s)? name/gi,
  ],
];

/** The kinds of identity a text gives away; what is one kind is not counted as another as well. */
export function identitiesIn(text: string): Identity[] {
  let plain = text.normalize("NFKC");
  const found: Identity[] = [];
  for (const [kind, pattern] of patterns) {
    const rest = plain.replace(pattern, "#");
    if (rest !== plain) found.push(kind);
    plain = rest;
  }
  return found;
}
