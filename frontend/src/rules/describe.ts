import type { Text } from "@/i18n";
import type { Fact } from "./catalogue";
import type { Tree } from "./rule";
import { BadValue, both, readValue, told } from "./values";
import { AND, always, comparisons, NOT, OR } from "./words";

/** A condition as a sentence in both languages: "category is meal and (heads above 10 or …)". */
export function describe(tree: Tree, facts: Facts): Text {
  return part(tree, facts, true);
}

type Facts = Readonly<Record<string, Fact>>;

function part(tree: Tree, facts: Facts, top = false): Text {
  if ("all" in tree) return tree.all.length === 0 ? always : group(tree.all, AND, facts, top);
  if ("any" in tree) return group(tree.any, OR, facts, top);
  if ("not" in tree) {
    const inner = part(tree.not, facts);
    const closed = "fact" in tree.not || "not" in tree.not || partsOf(tree.not).length === 1;
    return pair((side) => `${NOT[side]}${closed ? bracketed(inner, side) : inner[side]}`);
  }
  const fact = facts[tree.fact];
  const compared = comparisons[tree.is] ?? both(tree.is);
  const value = tree.is === "is_set" ? yesNo(tree.value) : operand(fact, tree.value);
  const name = fact?.text ?? both(tree.fact);
  return pair((side) => `${name[side]} ${compared[side]} ${value[side]}`.trim());
}

function partsOf(tree: Tree): readonly Tree[] {
  if ("all" in tree) return tree.all;
  return "any" in tree ? tree.any : [];
}

function group(parts: readonly Tree[], word: Text, facts: Facts, top: boolean): Text {
  const said = parts.map((one) => part(one, facts));
  return pair((side) => {
    const joined = said.map((one) => one[side]).join(word[side]);
    return top || parts.length === 1 ? joined : bracketed(both(joined), side);
  });
}

function operand(fact: Fact | undefined, raw: unknown): Text {
  const many = Array.isArray(raw) ? raw : [raw];
  const texts = many.map((one) => single(fact, one));
  return pair((side) => texts.map((one) => one[side]).join(side === "zh" ? "、" : ", "));
}

function single(fact: Fact | undefined, raw: unknown): Text {
  if (!fact) return both(String(raw));
  try {
    const value = readValue(fact.type === "choices" ? "choice" : fact.type, raw);
    return value ? told(value, fact.choices) : both("…");
  } catch (error) {
    if (error instanceof BadValue) return both("…");
    throw error;
  }
}

function yesNo(raw: unknown): Text {
  return told({ is: "flag", yes: raw === true });
}

function bracketed(text: Text, side: keyof Text): string {
  return side === "zh" ? `（${text.zh}）` : `(${text.en})`;
}

function pair(write: (side: keyof Text) => string): Text {
  return { zh: write("zh"), en: write("en") };
}
