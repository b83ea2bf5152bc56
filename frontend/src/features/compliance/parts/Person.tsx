import type { Permit } from "@/api/rows";
import { useLanguage, useWords } from "@/i18n";
import { showDay, today } from "@/lib/time";
import { Facts, Panel } from "@/ui/Page";
import { isAsked, type Standing, standingOfFiling, standingOfQualification } from "../papers";
import { complianceWords } from "../words";
import { StandingBadge } from "./StandingBadge";

/** A paper nobody asks for here is not missing: a device rep need not be filed everywhere (MR-03). */
function Badge({ standing, asked }: { standing: Standing; asked: boolean }) {
  const t = useWords(complianceWords);
  if (standing === "missing" && !asked) return <span className="r-card-note">{t("notAsked")}</span>;
  return <StandingBadge standing={standing} />;
}

/** Who I am to the law: trained and assessed (MR-04), filed on the national platform (MR-05, MR-06). */
export function Person({ permit }: { permit: Permit }) {
  const t = useWords(complianceWords);
  useLanguage();
  const { qualification, filing } = permit;
  const on = today();
  const contract = filing && [showDay(filing.contract_from_on), showDay(filing.contract_to_on) || t("open")];
  return (
    <>
      <Panel
        title={t("filing")}
        side={<Badge standing={standingOfFiling(permit, on)} asked={isAsked(permit, "filing", on)} />}
      >
        <Facts
          of={[
            [t("filingNumber"), filing?.number],
            [t("filedOn"), showDay(filing?.filed_on)],
            [t("contract"), contract?.join(" – ")],
            ...(filing?.withdrawn_on ? ([[t("withdrawnOn"), showDay(filing.withdrawn_on)]] as const) : []),
          ]}
        />
      </Panel>
      <Panel
        title={t("qualification")}
        side={
          <Badge
            standing={standingOfQualification(permit, on)}
            asked={isAsked(permit, "qualification", on)}
          />
        }
      >
        <Facts
          of={[
            [t("passedOn"), showDay(qualification?.passed_on)],
            [t("expiresOn"), qualification?.passed_on && (showDay(qualification.expires_on) || t("open"))],
          ]}
        />
      </Panel>
    </>
  );
}
