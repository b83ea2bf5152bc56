import type { Outcome } from "@/api/rows";
import { useWords } from "@/i18n";
import { BigChoice } from "@/ui/Choice";
import { outcomes } from "../choices";
import { visitWords } from "../words";

type Props = { value: Outcome | ""; error?: string; onChange: (outcome: Outcome) => void };

/** What came of it: one of five, never a number. */
export function OutcomeField({ value, error, onChange }: Props) {
  const t = useWords(visitWords);
  return (
    <BigChoice<Outcome>
      large
      label={t("outcome")}
      error={error}
      value={value || null}
      options={outcomes.map((one) => ({ value: one, label: t(`outcome.${one}`) }))}
      onChange={onChange}
    />
  );
}
