import { Link } from "react-router";
import type { Institution, Permit, PermitRegistration } from "@/api/rows";
import { useLanguage, useWords } from "@/i18n";
import { compareNames } from "@/lib/reading";
import { showDay, today } from "@/lib/time";
import { Panel } from "@/ui/Page";
import { EmptyState } from "@/ui/States";
import { registrationsByPlace, type Standing, standing } from "../papers";
import { useInstitutions } from "../queries";
import { complianceWords } from "../words";
import { StandingBadge } from "./StandingBadge";

const order: readonly Standing[] = ["over", "soon", "later", "good"];

/** My entries in the hospitals' registers (MR-16), what needs care first; then the hospitals without one. */
export function Registrations({ permit }: { permit: Permit }) {
  const t = useWords(complianceWords);
  useLanguage();
  const institutions = useInstitutions();
  const held = registrationsByPlace(permit, today())
    .map((one) => ({ one, how: standing(one.registered_on, one.expires_on, today()) }))
    .sort((a, b) => order.indexOf(a.how) - order.indexOf(b.how) || (end(a.one) < end(b.one) ? -1 : 1));
  const registered = new Set(held.map(({ one }) => one.institution_id));
  const without = [...institutions.values()].filter((one) => !registered.has(one.id)).sort(compareNames);
  return (
    <Panel title={`${t("registrations")} · ${held.length}`}>
      {held.length === 0 && <EmptyState title={t("noRegistrations")} />}
      <ul className="r-rows">
        {held.map(({ one, how }) => (
          <li key={one.institution_id}>
            <span className="c-list-words">
              <Place institution={institutions.get(one.institution_id)} id={one.institution_id} />
              <small>
                {[one.number, t("until", { day: showDay(one.expires_on) || t("open") })].join(" · ")}
              </small>
            </span>
            <StandingBadge standing={how} />
          </li>
        ))}
      </ul>
      {without.length > 0 && (
        <details className="c-more">
          <summary>{t("unregistered", { count: without.length })}</summary>
          <ul className="r-rows">
            {without.map((one) => (
              <li key={one.id}>
                <Place institution={one} id={one.id} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function end(one: PermitRegistration): string {
  return one.expires_on ?? "9999-12-31";
}

function Place({ institution, id }: { institution: Institution | undefined; id: string }) {
  const t = useWords(complianceWords);
  if (!institution) return <span>{t("someHospital")}</span>;
  return (
    <Link className="c-link" to={`/accounts/institutions/${id}`}>
      {institution.name}
    </Link>
  );
}
