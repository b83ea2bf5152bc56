import { useWords } from "@/i18n";
import { showDay } from "@/lib/time";
import { Panel } from "@/ui/Page";
import type { Cause } from "../look";
import type { Participant, Status } from "../queries";
import { trialWords } from "../words";

/** The dated facts about a participant, newest first. */
export function Milestones({ person }: { person: Participant }) {
  const t = useWords(trialWords);
  return (
    <Panel title={t("milestones")}>
      {person.milestones.length === 0 && <p className="t-quiet">{t("noMilestones")}</p>}
      <ul className="r-rows">
        {person.milestones.map((fact) => (
          <li key={fact.id}>
            <div className="r-row-words">
              <div className="r-row-title">
                {fact.status ? t(`status.${fact.status as Status}`) : fact.coded}
              </div>
              <div className="r-row-note">
                {[
                  showDay(fact.on),
                  fact.cause && t(`cause.${fact.cause as Cause}`),
                  fact.term !== fact.coded && fact.term,
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
