import type { Refusal } from "@/api/rows";
import { inLanguage, useLanguage } from "@/i18n";
import { RuleTag } from "@/ui/Status";

/** Beside a button that is closed: the rule that closes it. */
export function Blocking({ refusal }: { refusal: Refusal }) {
  useLanguage();
  return (
    <span className="v-blocking">
      <RuleTag rule={refusal.rule} /> {inLanguage(refusal)}
    </span>
  );
}
