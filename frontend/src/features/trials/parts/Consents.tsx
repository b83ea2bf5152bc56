import { Button } from "@mantine/core";
import { useState } from "react";
import { useWords } from "@/i18n";
import { showDay } from "@/lib/time";
import { useMay } from "@/offline";
import { Panel } from "@/ui/Page";
import { Note } from "@/ui/Status";
import { ConsentForm } from "../forms/ConsentForm";
import type { Participant, StudyDetail } from "../queries";
import { trialWords } from "../words";

/** The versions a participant signed, and the one that waits. */
export function Consents({ person, study }: { person: Participant; study?: StudyDetail }) {
  const t = useWords(trialWords);
  const keeps = useMay("trials.keep");
  const [open, setOpen] = useState(false);
  const due = person.consent_due;
  const may = keeps && study && study.consent_versions.length > 0;
  return (
    <Panel
      title={t("consents")}
      side={
        may && (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t("sign")}
          </Button>
        )
      }
    >
      {due && (
        <Note tone="waiting">{t("consentDue", { name: due.name, day: showDay(due.approved_on) })}</Note>
      )}
      {person.consents.length === 0 && !due && <p className="t-quiet">{t("noConsents")}</p>}
      <ul className="r-rows">
        {person.consents.map((consent) => (
          <li key={consent.id}>
            <div className="r-row-words">
              <div className="r-row-title">{`${t("version")} ${consent.name}`}</div>
              <div className="r-row-note">{`${t("signedOn")} ${showDay(consent.signed_on)}`}</div>
            </div>
          </li>
        ))}
      </ul>
      {open && study && <ConsentForm person={person} study={study} onClose={() => setOpen(false)} />}
    </Panel>
  );
}
