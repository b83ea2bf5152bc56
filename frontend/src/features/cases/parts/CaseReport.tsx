import { useWords } from "@/i18n";
import { showDay, showInstant } from "@/lib/time";
import { Facts, Panel } from "@/ui/Page";
import type { Report } from "../queries";
import { caseWords } from "../words";

/** The report as it was written. */
export function CaseReport({ of }: { of: Report }) {
  const t = useWords(caseWords);
  const serious = of.seriousness.map((one) => t(`serious.${one}`)).join(t("comma"));
  return (
    <Panel title={t("report")}>
      <p className="c-quote">{of.happened}</p>
      <Facts
        of={[
          [t("patient"), `${t(`age.${of.patient_age}`)} · ${t(`sex.${of.patient_sex}`)}`],
          [t("seriousness"), serious || t("notSerious")],
          [t("lot"), of.lot],
          [t("onset"), of.onset_on ? showDay(of.onset_on) : ""],
          [t("outcome"), of.outcome_told],
          [t("toldBy"), of.hcp_name],
          [t("learned"), showInstant(of.learned_at)],
          [t("written"), showInstant(of.written_at)],
          [t("arrived"), showInstant(of.arrived_at)],
        ]}
      />
    </Panel>
  );
}
