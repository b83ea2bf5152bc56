import { inLanguage, useLanguage, useWords } from "@/i18n";
import { describe } from "../describe";
import type { Tree } from "../rule";
import { GroupBox } from "./GroupBox";
import "./builder.css";
import { builderWords } from "./builder-words";
import { asGroup, type Facts, groupTree } from "./tree";

type Props = {
  /** What may be asked about. */
  facts: Facts;
  value: Tree;
  onChange: (tree: Tree) => void;
  /** The server's remedy at a place of the tree, such as `when.any[1]`. */
  errorOf?: (path: string) => string | undefined;
};

/** Nested groups of conditions, with the sentence they read as. */
export function ConditionBuilder({ facts, value, onChange, errorOf = () => undefined }: Props) {
  const t = useWords(builderWords);
  useLanguage();
  return (
    <div className="b-builder">
      <GroupBox
        facts={facts}
        group={asGroup(value)}
        place=""
        path="when"
        errorOf={errorOf}
        onChange={(group) => onChange(groupTree(group))}
      />
      <p className="b-reads">
        <b>{t("reads")}</b> {inLanguage(describe(value, facts))}
      </p>
    </div>
  );
}
