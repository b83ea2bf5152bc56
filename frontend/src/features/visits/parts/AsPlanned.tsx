import { useState } from "react";
import type { Outcome, Visit } from "@/api/rows";
import { useWords } from "@/i18n";
import { type Live, useMay } from "@/offline";
import { notifySaved } from "@/ui/notify";
import { outcomes } from "../choices";
import { logCommands, useActs } from "../commands";
import { logOf } from "../form";
import { usePermit } from "../queries";
import { isAsPlanned, lateBy } from "../visit";
import { visitWords } from "../words";

const met = (outcome: Outcome): boolean => outcome !== "not_met";

/** It went as planned: one tap on the outcome writes the visit up and hands it in. */
export function AsPlanned({ visit, boxed }: { visit: Live<Visit>; boxed?: boolean }) {
  const t = useWords(visitWords);
  const may = useMay("visits.submit");
  const permit = usePermit();
  const { context, send } = useActs();
  const [busy, setBusy] = useState(false);
  if (!may || !isAsPlanned(visit)) return null;
  const act = async (outcome: Outcome) => {
    setBusy(true);
    const now = context();
    const happened_at = visit.happened_at ?? visit.planned_at ?? now.now;
    const form = { ...logOf(visit), happened_at, outcome };
    const late = lateBy(permit, happened_at) !== null;
    await send(logCommands(form, visit, now, { submit: true, late, draft: `visits:${visit.id}` }));
    notifySaved(t("submitted"));
  };
  return (
    <div className={boxed ? "r-panel" : "v-as-planned"}>
      <span className="r-field-label" id={`planned-${visit.id}`}>
        {t("asPlanned")}
      </span>
      <div className="r-choices" role="group" aria-labelledby={`planned-${visit.id}`}>
        {outcomes.filter(met).map((outcome) => (
          <button
            key={outcome}
            type="button"
            className="r-choice"
            disabled={busy}
            onClick={() => void act(outcome)}
          >
            {t(`outcome.${outcome}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
