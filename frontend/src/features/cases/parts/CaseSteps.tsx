import { useWords } from "@/i18n";
import { showDay } from "@/lib/time";
import { Panel } from "@/ui/Page";
import { RuleTag, StatusBadge } from "@/ui/Status";
import type { Case } from "../queries";
import { caseWords } from "../words";

/** What was done about a case, by whom and when, and what it still wants before it closes. */
export function CaseSteps({ of }: { of: Case }) {
  const t = useWords(caseWords);
  const wanted = of.state === "measures" ? of.steps_wanted : [];
  return (
    <Panel title={t("steps")} side={wanted.length > 0 && <RuleTag rule="MR-18" />}>
      {of.steps.length + wanted.length === 0 && <p className="r-card-note">{t("noSteps")}</p>}
      <ul className="r-rows">
        {of.steps.map((step) => (
          <li key={step.id}>
            <div className="r-row-words">
              <div className="r-row-title">{t(`step.${step.kind}`)}</div>
              <div>{step.text}</div>
              <div className="r-card-note">{[step.by_name, showDay(step.done_on)].join(" · ")}</div>
            </div>
            <StatusBadge tone={step.needed ? "done" : "plain"}>
              {t(step.needed ? "taken.yes" : "taken.no")}
            </StatusBadge>
          </li>
        ))}
        {wanted.map((kind) => (
          <li key={kind}>
            <div className="r-row-words">
              <div className="r-row-title">{t(`step.${kind}`)}</div>
            </div>
            <StatusBadge tone="waiting">{t("stillWanted")}</StatusBadge>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
