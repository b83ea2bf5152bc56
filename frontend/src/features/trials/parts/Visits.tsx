import { Button } from "@mantine/core";
import { useState } from "react";
import { useWords } from "@/i18n";
import { showDay, showShortDay } from "@/lib/time";
import { useMay } from "@/offline";
import { Panel } from "@/ui/Page";
import { StatusBadge } from "@/ui/Status";
import { VisitForm } from "../forms/VisitForm";
import { standingTone } from "../look";
import type { Participant, Standing, StudyDetail, StudyVisit } from "../queries";
import { trialWords } from "../words";

/** The visits of the protocol with their windows, and those that took place. */
export function Visits({ person, study }: { person: Participant; study?: StudyDetail }) {
  const t = useWords(trialWords);
  const keeps = useMay("trials.keep");
  const [open, setOpen] = useState<string | null>(null);
  return (
    <Panel
      title={t("visits")}
      side={
        keeps &&
        study && (
          <Button variant="default" onClick={() => setOpen("")}>
            {t("record")}
          </Button>
        )
      }
    >
      {person.visits.length === 0 && <p className="t-quiet">{t("noVisits")}</p>}
      <ul className="r-rows">
        {person.visits.map((visit) => (
          <Row
            key={`${visit.number}${visit.name}`}
            visit={visit}
            onRecord={keeps && study && !visit.id ? () => setOpen(visit.planned_id) : undefined}
          />
        ))}
      </ul>
      {open !== null && study && (
        <VisitForm person={person} study={study} planned={open} onClose={() => setOpen(null)} />
      )}
    </Panel>
  );
}

function Row({ visit, onRecord }: { visit: StudyVisit; onRecord?: () => void }) {
  const t = useWords(trialWords);
  const standing = visit.standing as Standing;
  const window =
    visit.first &&
    visit.last &&
    t("window", { first: showShortDay(visit.first), last: showShortDay(visit.last) });
  return (
    <li>
      <div className="r-row-words">
        <div className="r-row-title">{visit.name}</div>
        <div className="r-row-note">
          {[
            visit.day !== null && t("day", { day: visit.day }),
            showDay(visit.started_on ?? visit.target),
            window,
          ]
            .filter(Boolean)
            .join(" · ")}
        </div>
      </div>
      {visit.before_consent && <StatusBadge tone="needs">{t("beforeConsent")}</StatusBadge>}
      <StatusBadge tone={standingTone[standing]}>{t(`standing.${standing}`)}</StatusBadge>
      {onRecord && (
        <Button variant="default" onClick={onRecord}>
          {t("record")}
        </Button>
      )}
    </li>
  );
}
