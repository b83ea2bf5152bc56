import { useWords } from "@/i18n";
import { Panel } from "@/ui/Page";
import type { StudyDetail } from "../queries";
import { trialWords } from "../words";

type Props = { study: StudyDetail };

/** The arms and how many the lot gave to each. */
export function Arms({ study }: Props) {
  const t = useWords(trialWords);
  return (
    <Panel title={t("arms")}>
      <ul className="r-rows">
        {study.arms.map((arm) => (
          <li key={arm.id}>
            <div className="r-row-words">
              <div className="r-row-title">{arm.name}</div>
              <div className="r-row-note">
                {t("ofPlanned", { count: arm.randomised, planned: arm.planned })}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The sites with what each contributed. */
export function Sites({ study }: Props) {
  const t = useWords(trialWords);
  return (
    <Panel title={t("sites")}>
      <ul className="r-rows t-scroll">
        {study.sites.map((site) => (
          <li key={site.id}>
            <div className="r-row-words">
              <div className="r-row-title">
                {[t("siteNumber", { number: site.number }), site.institution_name]
                  .filter(Boolean)
                  .join(" · ")}
              </div>
              <div className="r-row-note">
                {t("siteLine", {
                  people: site.people,
                  randomised: site.randomised,
                  failed: site.screen_failures,
                })}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** The visits of the protocol with their days and windows. */
export function Plan({ study }: Props) {
  const t = useWords(trialWords);
  return (
    <Panel title={t("plan")}>
      <ul className="r-rows t-scroll">
        {study.planned_visits.map((visit) => (
          <li key={visit.id}>
            <div className="r-row-words">
              <div className="r-row-title">{visit.name}</div>
              {visit.day !== null && (
                <div className="r-row-note">
                  {t("planDay", { day: visit.day, before: visit.before, after: visit.after })}
                </div>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
