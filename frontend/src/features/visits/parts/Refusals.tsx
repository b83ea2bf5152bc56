import type { ReactNode } from "react";
import type { Permit, Refusal } from "@/api/rows";
import { blocks } from "@/gates";
import { inLanguage, useLanguage, useWords } from "@/i18n";
import { Note, RefusalNote, RuleTag } from "@/ui/Status";
import { visitWords } from "../words";

type Props = {
  permit: Permit | null | undefined;
  refusals: readonly Refusal[];
  action?: (one: Refusal) => ReactNode;
};

/** What the gates say, before the effort: what forbids in red, what only marks in orange, and who can help. */
export function Refusals({ permit, refusals, action }: Props) {
  const t = useWords(visitWords);
  useLanguage();
  if (permit === null) return <Note tone="waiting">{t("noPermit")}</Note>;
  return refusals.map((refusal) =>
    blocks(refusal) ? (
      <RefusalNote
        key={refusal.code}
        sentence={inLanguage(refusal)}
        rule={refusal.rule}
        action={action?.(refusal)}
      />
    ) : (
      <Note key={refusal.code} tone="waiting" title={t("warnTitle")}>
        <div>{inLanguage(refusal)}</div>
        <RuleTag rule={refusal.rule} />
      </Note>
    ),
  );
}
