import { Button } from "@mantine/core";
import { useState } from "react";
import { useWords } from "@/i18n";
import { useMay } from "@/offline";
import { Panel } from "@/ui/Page";
import { StatusBadge } from "@/ui/Status";
import { AdverseForm } from "../forms/AdverseForm";
import type { Criterion, Severity } from "../look";
import type { Participant } from "../queries";
import { trialWords } from "../words";

type Adverse = Participant["adverse_events"][number];

/** What happened that should not have, newest first. */
export function AdverseEvents({ person }: { person: Participant }) {
  const t = useWords(trialWords);
  const keeps = useMay("trials.keep");
  const [open, setOpen] = useState(false);
  return (
    <Panel
      title={t("adverse")}
      side={
        keeps && (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t("adverseAdd")}
          </Button>
        )
      }
    >
      {person.adverse_events.length === 0 && <p className="t-quiet">{t("noAdverse")}</p>}
      <ul className="r-rows">
        {person.adverse_events.map((adverse) => (
          <Row key={adverse.id} adverse={adverse} />
        ))}
      </ul>
      {open && <AdverseForm person={person} onClose={() => setOpen(false)} />}
    </Panel>
  );
}

function Row({ adverse }: { adverse: Adverse }) {
  const t = useWords(trialWords);
  const days = adverse.started_at && `${adverse.started_at} – ${adverse.ended_at || t("ongoing")}`;
  return (
    <li>
      <div className="r-row-words">
        <div className="r-row-title">{adverse.coded || adverse.verbatim}</div>
        <div className="r-row-note">
          {[
            adverse.severity && t(`severity.${adverse.severity as Severity}`),
            adverse.grade !== null && t("gradeShort", { grade: adverse.grade }),
            days,
            ...adverse.criteria.map((one) => t(`criterion.${one as Criterion}`)),
          ]
            .filter(Boolean)
            .join(" · ")}
        </div>
      </div>
      {adverse.serious && <StatusBadge tone="needs">{t("serious")}</StatusBadge>}
    </li>
  );
}
